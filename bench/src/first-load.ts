import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { launchBrowser } from "./browser.ts";
import { percentile } from "./percentile.ts";
import { startRelayProcess } from "./relay-process.ts";

/** How much script the first page needs before the Worker and the fonts, and when it can be used. Needs a built app. */
const ROUNDS = 7;
const dist = fileURLToPath(new URL("../../apps/web/dist", import.meta.url));
const html = await readFile(`${dist}/index.html`, "utf8");
const files = await readdir(`${dist}/assets`);
const gzipped = async (file: string) => gzipSync(await readFile(`${dist}/assets/${file}`), { level: 9 }).length;
const first = files.filter((file) => html.includes(file));
const sizes = Object.fromEntries(
  await Promise.all(first.map(async (file) => [file.replace(/-[\w-]{8}\./u, "."), await gzipped(file)] as const)),
);
const script = (await Promise.all(first.filter((file) => file.endsWith(".js")).map(gzipped))).reduce(
  (sum, size) => sum + size,
  0,
);

const relay = await startRelayProcess();
const browser = await launchBrowser();
const usable: number[] = [];
const plain: number[] = [];
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    usable.push(await timeTo(`${relay.address}/`, "a.choice"));
    plain.push(await timeTo(`${relay.address}/away.html`, "p"));
  }
} finally {
  await browser.close();
  relay.stop();
}
const ms = { app: Math.round(percentile(usable, 0.5)), plainPage: Math.round(percentile(plain, 0.5)) };
console.log(
  JSON.stringify({
    bench: "first-load",
    scriptGzipBytes: script,
    firstFilesGzipBytes: sizes,
    interactiveMs: ms,
    ratio: Number((ms.app / ms.plainPage).toFixed(2)),
  }),
);

/** Milliseconds from the start of the navigation, in a browser without cache, until this part can be used. */
async function timeTo(url: string, selector: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForSelector(selector, { state: "visible" });
  const took = await page.evaluate(() => performance.now());
  await context.close();
  return took;
}

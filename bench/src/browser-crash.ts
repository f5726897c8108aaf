import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import type { BrowserContext, Page } from "playwright-core";
import { openProfile } from "./browser.ts";
import { pause } from "./pause.ts";
import { percentile } from "./percentile.ts";
import { startRelayProcess } from "./relay-process.ts";
import { type KeptByPage, watchKept } from "./watch-kept.ts";

/**
 * Kills a browser again and again while a person types, and while events are written through the app's own Worker.
 * Goal: after the restart, behind the code, nothing is lost that the page was told is kept, and drafts are at most the
 * last keystrokes behind. Needs a built app.
 */
const { values } = parseArgs({ options: { times: { type: "string", default: "10" } } });
const times = Number(values.times);
const CODE = "quince 2580";
const SHORTEST_MS = 300;
const LONGEST_MS = 2_000;
const BETWEEN_KEYS_MS = 15;

const profile = mkdtempSync(join(tmpdir(), "attune-browser-"));
const relay = await startRelayProcess();
let lostDrafts = 0;
let lostEvents = 0;
let keptEvents = 0;
let keptDrafts = 0;
const behind: number[] = [];
let typed = "";
let known: KeptByPage | null = null;

for (let time = 0; time <= times; time += 1) {
  const context = await openProfile(profile);
  const kept = await watchKept(context);
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(60_000);
  await page.goto(`${relay.address}/`);
  if (time === 0) await begin(page);
  await openLock(page);
  await page.evaluate(() => history.pushState(null, "", "/practice"));
  const field = page.getByRole("textbox");
  await field.and(page.locator(":enabled")).waitFor();
  if (known !== null) compare(known, kept, await field.inputValue());
  known = kept;
  if (time < times) {
    await writeUntilKilled(context, page, time);
    process.stderr.write(
      `\r${time + 1} of ${times}: ${keptEvents} events, ${lostEvents} lost, ${lostDrafts} drafts lost `,
    );
  } else await context.close();
}
await relay.stop();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
process.stderr.write("\n");
console.log(
  JSON.stringify({
    bench: "browser-crash",
    kills: times,
    keptDrafts,
    lostDrafts,
    keptEvents,
    lostEvents,
    keystrokesBehind: { p50: percentile(behind, 0.5), most: Math.max(...behind) },
  }),
);
process.exit(lostDrafts + lostEvents === 0 ? 0 : 1);

async function begin(page: Page): Promise<void> {
  await page.locator('a[href="/alone"]').first().click();
  await page.getByLabel("What may we call you?").fill("Mara");
  await page.getByLabel("Your code", { exact: true }).fill(CODE);
  await page.getByLabel("The same once more").fill(CODE);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("What may we call you?").waitFor({ state: "detached" });
  await page.reload();
}

async function openLock(page: Page): Promise<void> {
  const code = page.getByLabel("Mara’s code", { exact: true });
  const person = page.getByRole("list", { name: "Who has a lock here" }).getByRole("button", { name: "Mara" });
  await code.or(person).first().waitFor();
  if (!(await code.isVisible())) await person.click();
  await code.fill(CODE);
  await page.getByRole("button", { name: /^Open$/u }).click();
  await code.waitFor({ state: "detached" });
}

/** What is there is what was asked to be kept last, or something between that and what is known to be kept. */
function compare(before: KeptByPage, after: KeptByPage, text: string): void {
  const place = before.asked.lastIndexOf(text) + 1;
  keptDrafts += before.kept;
  keptEvents += before.events.size;
  if (place < before.kept) lostDrafts += 1;
  lostEvents += [...before.events].filter((id) => !after.opened.has(id)).length;
  behind.push(typed.length - text.length);
}

async function writeUntilKilled(context: BrowserContext, page: Page, time: number): Promise<void> {
  const field = page.getByRole("textbox");
  typed = `Time ${time}: `;
  await field.fill(typed);
  await page.evaluate(() => void (window as unknown as { keepWriting(): Promise<void> }).keepWriting());
  let alive = true;
  const typing = (async () => {
    while (alive) {
      const key = "abcdefgh "[Math.floor(Math.random() * 9)] ?? "a";
      await page.keyboard.type(key);
      typed += key;
      await pause(BETWEEN_KEYS_MS);
    }
  })().catch(() => undefined);
  await pause(SHORTEST_MS + Math.random() * (LONGEST_MS - SHORTEST_MS));
  const session = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await session?.send("SystemInfo.getProcessInfo")) ?? { processInfo: [] };
  const browser = processInfo.find(({ type }) => type === "browser");
  if (browser === undefined) throw new Error("the browser has a process");
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(browser.id, "SIGKILL");
  await closed;
  alive = false;
  await typing;
}

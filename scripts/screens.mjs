import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { obtainBrowser } from "./toolchain/browser.mjs";
import { runInForeground } from "./toolchain/child-process.mjs";
import { withToolchain } from "./toolchain/node-runtime.mjs";
import { runScript } from "./toolchain/setup-failure.mjs";
import { inWorkspace } from "./toolchain/workspace.mjs";

const VITEST = inWorkspace("node_modules", "vitest", "vitest.mjs");
const FOLDER = inWorkspace("docs", "screens");

await runScript(() => withToolchain(fileURLToPath(import.meta.url), takePictures));

/** Takes a picture of every screen anew, on a phone in light and dark and on a desktop, and lists them. */
async function takePictures() {
  rmSync(FOLDER, { recursive: true, force: true });
  const env = { ...process.env, ATTUNE_BROWSER: await obtainBrowser(), ATTUNE_SCREENS: "1" };
  const tour = [VITEST, "run", "--root", inWorkspace(), "--project", "e2e", "e2e/every-screen.test.ts", "-t", "WCAG"];
  const status = await runInForeground(process.execPath, tour, { env });
  if (status === 0) writeFileSync(`${FOLDER}/README.md`, listOf(readdirSync(FOLDER)));
  return status;
}

function listOf(files) {
  const names = [...new Set(files.map((file) => file.replace(/-(?:phone|desktop)-(?:light|dark)\.webp$/u, "")))].sort();
  const cell = (name, kind) => `<img src="${name}-${kind}.webp" alt="${name}, ${kind}" width="180">`;
  const rows = names.map(
    (name) =>
      `| ${name} | ${cell(name, "phone-light")} | ${cell(name, "phone-dark")} | ${cell(name, "desktop-light")} |`,
  );
  return [
    "# Every screen",
    "",
    "Taken by `npm run screens` while the tests walk through the app. Mara and Jun are made up.",
    "",
    "| screen | phone, light | phone, dark | desktop, light |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

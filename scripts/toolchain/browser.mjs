import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runQuietly } from "./child-process.mjs";
import { SetupFailure } from "./setup-failure.mjs";
import { inWorkspace } from "./workspace.mjs";

const PLAYWRIGHT = inWorkspace("node_modules", "playwright-core", "cli.js");
const PLAYWRIGHT_BROWSER = "chromium-headless-shell";
const DOWNLOAD_TIMEOUT_MS = 180_000;
const CONNECT_TIMEOUT_MS = "15000";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium to test with: an installed one, else Playwright's download, else Debian's package. */
export async function obtainBrowser() {
  const found = findInstalledBrowser() ?? (await findPlaywrightBrowser());
  if (found !== undefined) return found;
  process.stderr.write("No Chrome or Chromium found; getting one for the browser tests …\n");
  const obtained = (await downloadWithPlaywright()) ?? (await installWithApt());
  if (obtained !== undefined) return obtained;
  throw new SetupFailure(
    "The browser tests need Chrome or Chromium. None is installed, and neither Playwright's download nor apt could bring\n" +
      "one. Install it from your system, or name it: CHROME_PATH=/path/to/chrome npm test\n" +
      "The tests that need no browser run with: npm test -- --project unit",
  );
}

/** A Chrome or Chromium that is on this machine already; CHROME_PATH is asked first and must be right if it is set. */
export function findInstalledBrowser({ env = process.env, exists = existsSync } = {}) {
  const named = env.CHROME_PATH;
  if (named !== undefined && named !== "") {
    if (exists(named)) return named;
    throw new SetupFailure(`CHROME_PATH names ${named}, and there is nothing there.`);
  }
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...USUAL_PLACES].find((path) => exists(path));
}

async function downloadWithPlaywright() {
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_TIMEOUT_MS };
  const install = [PLAYWRIGHT, "install", PLAYWRIGHT_BROWSER];
  const { status } = await runQuietly(process.execPath, install, { env, timeoutMs: DOWNLOAD_TIMEOUT_MS });
  return status === 0 ? findPlaywrightBrowser() : undefined;
}

/** Playwright tells where it would put a browser; whatever executable lies there is it. */
async function findPlaywrightBrowser() {
  const { output } = await runQuietly(process.execPath, [PLAYWRIGHT, "install", "--dry-run", PLAYWRIGHT_BROWSER]);
  const folder = /Install location:\s+(.*chromium.*)/.exec(output)?.[1]?.trim();
  if (folder === undefined || !existsSync(folder)) return undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => /^(?:chrome-)?headless[_-]shell(?:\.exe)?$/.test(entry.name) && entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))[0];
}

async function installWithApt() {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("apt-get", ["update", "-q"], { env });
  await runQuietly("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
  return findInstalledBrowser();
}

import { type Browser, type BrowserContext, chromium } from "playwright-core";

/** Plain JavaScript without types, so that it runs before anything is installed. */
const FINDER = new URL("../../scripts/toolchain/browser.mjs", import.meta.url);

interface Finder {
  readonly obtainBrowser: () => Promise<string>;
}

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real browser, found the way the tests find it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: ARGS });
}

/** The same with a profile that stays, in this folder. */
export async function openProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: await findBrowser(),
    args: [...ARGS, "--no-first-run"],
    locale: "en-GB",
  });
}

async function findBrowser(): Promise<string> {
  const { obtainBrowser } = (await import(FINDER.href)) as Finder;
  return obtainBrowser();
}

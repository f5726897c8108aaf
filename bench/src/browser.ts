import { type Browser, chromium } from "playwright-core";

/** Plain JavaScript without types, so that it runs before anything is installed. */
const FINDER = new URL("../../scripts/toolchain/browser.mjs", import.meta.url);

interface Finder {
  readonly obtainBrowser: () => Promise<string>;
}

/** A real browser, found the way the tests find it. */
export async function launchBrowser(): Promise<Browser> {
  const { obtainBrowser } = (await import(FINDER.href)) as Finder;
  return chromium.launch({
    executablePath: await obtainBrowser(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

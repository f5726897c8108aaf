import { type Browser, chromium } from "playwright-core";
import { obtainBrowser } from "../../scripts/toolchain/browser.mjs.mts";

/** A real browser, found the way the tests find it. */
export async function launchBrowser(): Promise<Browser> {
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

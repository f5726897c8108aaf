import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchChromium } from "../setup/chromium.ts";
import { findPhrases, type Phrases } from "./phrases.ts";

/** One browser for the tests of a file, and the phrases that they use; both are there once a test runs. */
export function withBrowser(): { readonly browser: Browser; readonly phrases: Phrases } {
  const shared = {} as { browser: Browser; phrases: Phrases };
  beforeAll(async () => {
    shared.browser = await launchChromium();
    shared.phrases = await findPhrases();
  });
  afterAll(() => shared.browser.close());
  return shared;
}

import process from "node:process";
import { type Browser, chromium } from "playwright-core";

/** How tests start Chromium: quiet, without calls home, and without the sandbox only where root cannot have one. */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser that `npm test` found or obtained. */
export function browserPath(): string {
  const path = process.env["ATTUNE_BROWSER"];
  if (path === undefined) throw new Error("ATTUNE_BROWSER is not set: run the browser tests with npm test");
  return path;
}

/** A new Chromium with an empty profile, and with these flags besides; the caller closes it. */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: [...CHROMIUM_FLAGS, ...flags] });
}

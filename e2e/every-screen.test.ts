import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findViolations } from "./support/look.ts";
import { tourScreens } from "./support/tour.ts";
import { tourAlone } from "./support/tour-alone.ts";
import { tourAside } from "./support/tour-aside.ts";
import { tourJoining } from "./support/tour-joining.ts";
import { tourLocks } from "./support/tour-locks.ts";
import { tourWith } from "./support/tour-with.ts";
import { DESKTOP, PHONE } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const SCREENS = fileURLToPath(new URL("../docs/screens/", import.meta.url));

const shared = withBrowser();

/** With `npm run screens`, each screen is also kept as a small picture. */
async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env["ATTUNE_SCREENS"] === undefined) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.evaluate(() => scrollTo(0, 0));
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 55 });
  await session.detach();
  await writeFile(`${SCREENS}${name}.webp`, data, "base64");
}

describe.each([
  ["of two in one place", [tourScreens, tourAside]],
  ["of locks, of joining and of an account", [tourLocks, tourJoining]],
  ["of one alone", [tourAlone]],
] as const)("every screen %s", (_which, ways) => {
  it.each([
    ["light", "phone", PHONE],
    ["dark", "phone", PHONE],
    ["light", "desktop", DESKTOP],
    ["dark", "desktop", DESKTOP],
  ] as const)(
    "in %s on a %s has no violation of WCAG 2.2 AA that axe can find",
    async (colorScheme, device, options) => {
      const look = async (page: Page, name: string) => {
        if (device === "phone" || colorScheme === "light") await keepPicture(page, `${name}-${device}-${colorScheme}`);
        return findViolations(page);
      };
      const tours = await Promise.all(
        ways.map((go) => tourWith(shared, { go, options: { ...options, colorScheme }, look })),
      );
      expect(tours.flat()).toEqual([]);
    },
    480_000,
  );
});

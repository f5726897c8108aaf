import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { findMovement, findSmallTargets, findWhatDoesNotFit } from "./support/look.ts";
import { tourScreens } from "./support/tour.ts";
import { tourAlone } from "./support/tour-alone.ts";
import { tourAside } from "./support/tour-aside.ts";
import { tourJoining } from "./support/tour-joining.ts";
import { tourLocks } from "./support/tour-locks.ts";
import { tourWith } from "./support/tour-with.ts";
import { PHONE, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const WIDTHS = [320, 390, 768, 1100, 1280];

const shared = withBrowser();

/** How a page fits every width, in the usual and in the largest text; it is left as it was found. */
async function lookAtWidths(page: Page): Promise<readonly string[]> {
  const said: string[] = [];
  for (const textSize of ["normal", "largest"]) {
    await page.evaluate((size) => {
      document.documentElement.dataset["text"] = size;
    }, textSize);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      const found = await findWhatDoesNotFit(page, width);
      said.push(...found.map((words) => `${words} at ${width} with ${textSize} text`));
      if (textSize === "normal" && (width === 390 || width === 1280)) said.push(...(await findSmallTargets(page)));
    }
  }
  await page.evaluate(() => delete document.documentElement.dataset["text"]);
  await page.setViewportSize({ width: 390, height: 844 });
  return [...said, ...(await findMovement(page))];
}

describe("every screen", () => {
  it.each([
    ["on the way", tourScreens],
    ["aside", tourAside],
    ["of locks", tourLocks],
    ["of joining and of an account", tourJoining],
    ["of one alone", tourAlone],
  ] as const)(
    "%s fits from 320 to 1280 px and with the largest text, is large enough to touch, and keeps still when asked to",
    async (_where, go) => {
      expect(await tourWith(shared, { go, options: PHONE, look: lookAtWidths })).toEqual([]);
    },
    480_000,
  );

  it("can be used at 200 % zoom on a desktop", async () => {
    const options = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
    const look = (page: Page) => findWhatDoesNotFit(page, 640);
    expect(await tourWith(shared, { go: tourScreens, options, look })).toEqual([]);
  }, 480_000);
});

describe("the breath", () => {
  it("moves, and keeps still when the app is told to, with words that say how", async () => {
    const visit = await visitApp(shared.browser, { ...PHONE, reducedMotion: "no-preference" }, "/pause");
    const { page } = visit;
    expect((await findMovement(page)).length).toBeGreaterThan(0);
    expect(await page.getByText("Breathe slowly").isVisible()).toBe(false);
    await page.goto(new URL("/settings", page.url()).href);
    await page.getByRole("radio", { name: "Keep everything still" }).check();
    await page.goto(new URL("/pause", page.url()).href);
    await page.getByText("Breathe slowly").waitFor();
    expect(await findMovement(page)).toEqual([]);
    visit.expectQuiet();
    await visit.close();
  });
});

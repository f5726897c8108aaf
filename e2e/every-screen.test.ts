import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { driveRoom } from "./support/room-driver.ts";
import { tourScreens } from "./support/tour.ts";
import { DESKTOP, PHONE, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const WIDTHS = [320, 390, 768, 1100, 1280];
const SMALLEST_TARGET = 44;
const SCREENS = fileURLToPath(new URL("../docs/screens/", import.meta.url));

const shared = withBrowser();

/** Goes to every screen with these eyes, and gathers what is said about each. */
async function tourWith(
  options: BrowserContextOptions,
  look: (page: Page, name: string) => Promise<readonly string[]>,
) {
  const visit = await visitApp(shared.browser, { reducedMotion: "reduce", ...options });
  const found: string[] = [];
  await tourScreens(driveRoom(visit.page), shared.phrases, async (name) => {
    for (const words of await look(visit.page, name)) found.push(`${name}: ${words}`);
  });
  visit.expectQuiet();
  await visit.close();
  return found;
}

/** With `npm run screens`, each screen is also kept as a small picture. */
async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env["ATTUNE_SCREENS"] === undefined) return;
  mkdirSync(SCREENS, { recursive: true });
  await page.screenshot({ path: `${SCREENS}${name}.jpg`, type: "jpeg", quality: 60, animations: "disabled" });
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return found.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

describe("every screen", () => {
  it.each([
    ["light", "phone", PHONE],
    ["dark", "phone", PHONE],
    ["light", "desktop", DESKTOP],
    ["dark", "desktop", DESKTOP],
  ] as const)(
    "in %s on a %s has no violation of WCAG 2.2 AA that axe can find",
    async (colorScheme, device, options) => {
      const found = await tourWith({ ...options, colorScheme }, async (page, name) => {
        if (device === "phone" || colorScheme === "light") await keepPicture(page, `${name}-${device}-${colorScheme}`);
        return violations(page);
      });
      expect(found).toEqual([]);
    },
    240_000,
  );

  it("never scrolls sideways, from 320 to 1280 px and with the largest text, and is large enough to touch", async () => {
    const found = await tourWith(PHONE, async (page) => {
      const said: string[] = [];
      for (const textSize of ["normal", "largest"]) {
        await page.evaluate((size) => {
          document.documentElement.dataset["text"] = size;
        }, textSize);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 844 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) said.push(`${over} px too wide at ${width} with ${textSize} text`);
        }
      }
      await page.setViewportSize({ width: 390, height: 844 });
      const small = await page.evaluate((least) => {
        const targets = [...document.querySelectorAll<HTMLElement>("a, button, input, textarea, summary")];
        return targets
          .filter((target) => !target.matches(".skip, .inline") && target.getClientRects().length > 0)
          .map((target) => ({
            name: target.innerText || target.outerHTML.slice(0, 60),
            box: target.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.height < least || box.width < least)
          .map(({ name, box }) => `${name} is ${Math.round(box.width)} by ${Math.round(box.height)}`);
      }, SMALLEST_TARGET);
      await page.evaluate(() => delete document.documentElement.dataset["text"]);
      return [...said, ...small];
    });
    expect(found).toEqual([]);
  }, 240_000);

  it("can be used at 200 % zoom on a desktop", async () => {
    const found = await tourWith({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, async (page) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      return over > 0 ? [`${over} px too wide`] : [];
    });
    expect(found).toEqual([]);
  }, 240_000);
});

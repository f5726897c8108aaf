import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const SMALLEST_TARGET = 44;

/** What axe finds against WCAG 2.2 AA and good practice, in words. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Some words on a page, where they stand, and how much of their box is shown. */
interface Words {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly hides: { readonly across: boolean; readonly down: boolean };
}

/**
 * What does not fit this width, in words: a page that scrolls sideways, words that stick out at a side, words that
 * are cut off. A phone widens its own `innerWidth` to fit what is too wide, so the width asked for is what counts.
 */
export async function findWhatDoesNotFit(page: Page, width: number): Promise<readonly string[]> {
  const { pageWidth, words } = await page.evaluate(() => {
    const speaks = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) &&
      element.closest(".vh, .skip, svg, textarea, [aria-hidden='true']") === null &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const toWords = (element: Element): Words => {
      const { left, right } = element.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(element);
      const across = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      const down = overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1;
      return { text: element.textContent?.trim().slice(0, 30) ?? "", left, right, hides: { across, down } };
    };
    const spoken = [...document.querySelectorAll("body *")].filter(speaks).map(toWords);
    return { pageWidth: document.documentElement.scrollWidth, words: spoken };
  });
  return [
    ...(pageWidth > width ? [`${pageWidth - width} px too wide`] : []),
    ...words.filter(({ left, right }) => left < -1 || right > width + 1).map(({ text }) => `“${text}” sticks out`),
    ...words.filter(({ hides }) => hides.across || hides.down).map(({ text }) => `“${text}” is cut off`),
  ];
}

/** What is too small to touch, in words; links in the middle of a sentence may be smaller. */
export function findSmallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const targets = [...document.querySelectorAll<HTMLElement>("a, button, input, textarea, summary, [role='slider']")];
    return targets
      .filter((target) => !target.matches(".skip, .inline") && target.getClientRects().length > 0)
      .map((target) => ({ target, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.height < least || box.width < least)
      .map(({ target, box }) => {
        const name = target.innerText || target.outerHTML.slice(0, 60);
        return `${name} is ${Math.round(box.width)} by ${Math.round(box.height)}`;
      });
  }, SMALLEST_TARGET);
}

/** What moves, in words, on a page that is to keep still. */
export function findMovement(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().duration) > 20)
      .map(({ effect }) => `${(effect as KeyframeEffect | null)?.target?.className} moves`),
  );
}

import type { Locator, Page } from "playwright-core";

/** How a person operates the page. */
export interface Hands {
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Picks one option of a named group of radios. */
  choose(group: string, option: string): Promise<void>;
  /** Moves a line from 0 to 10 to this place. */
  slide(line: Locator, value: number): Promise<void>;
}

/** By mouse. */
export function mouseOn(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: (field, text) => field.fill(text),
    choose: (group, option) => radioIn(page, group, option).check(),
    slide: (line, value) => line.fill(String(value)),
  };
}

/** By finger, on a screen that can be touched. */
export function fingerOn(page: Page): Hands {
  return {
    ...mouseOn(page),
    press: (target) => target.tap(),
    async write(field, text) {
      await field.tap();
      await field.fill(text);
    },
  };
}

const MOST_TABS = 120;

/** By keyboard alone: Tab or Shift+Tab until it is reached, then a key. */
export function keyboardOn(page: Page): Hands {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const way = await wayTo(target);
      if (way === "there") return;
      await page.keyboard.press(way === "back" ? "Shift+Tab" : "Tab");
    }
    throw new Error(`Not reached by Tab: ${target}`);
  }
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await page.keyboard.type(text);
    },
    async choose(group, option) {
      const wanted = radioIn(page, group, option);
      await reach(page.getByRole("group", { name: group }));
      await page.keyboard.press("Space");
      for (let turns = 0; turns < 6 && !(await wanted.isChecked()); turns += 1) await page.keyboard.press("ArrowDown");
    },
    async slide(line, value) {
      await reach(line);
      await page.keyboard.press("Home");
      for (let step = 0; step < value; step += 1) await page.keyboard.press("ArrowRight");
      if (value === 0) await page.keyboard.press("Enter");
    },
  };
}

/** Where a target lies from the focus: here, or around it, or further back or on in the order of the page. */
function wayTo(target: Locator): Promise<"there" | "back" | "on"> {
  return target.evaluate((element) => {
    const focus = document.activeElement ?? document.body;
    if (element.contains(focus)) return "there";
    const isBefore = (focus.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
    return isBefore && focus !== document.body ? "back" : "on";
  });
}

function radioIn(page: Page, group: string, option: string): Locator {
  return page.getByRole("group", { name: group }).getByRole("radio", { name: option, exact: false }).first();
}

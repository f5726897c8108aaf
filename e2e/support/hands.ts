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

/** By mouse or finger. */
export function mouseOn(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: (field, text) => field.fill(text),
    choose: (group, option) => radioIn(page, group, option).check(),
    slide: (line, value) => line.fill(String(value)),
  };
}

const MOST_TABS = 120;

/** By keyboard alone: Tab until it is reached, then a key. */
export function keyboardOn(page: Page): Hands {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
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
      const radios = page.getByRole("group", { name: group }).getByRole("radio");
      const wanted = radioIn(page, group, option);
      await radios.first().waitFor();
      for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
        if (await page.getByRole("group", { name: group }).evaluate((set) => set.contains(document.activeElement)))
          break;
        await page.keyboard.press("Tab");
      }
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

function radioIn(page: Page, group: string, option: string): Locator {
  return page.getByRole("group", { name: group }).getByRole("radio", { name: option, exact: false }).first();
}

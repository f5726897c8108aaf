import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Hands } from "./hands.ts";

export const MARA = "Mara";
export const JUN = "Jun";

/** The code that someone of this name uses in the tests. */
export function codeOf(name: string): string {
  return `${name.toLowerCase()} 2580`;
}

/** What people do with the locks of a device. */
export interface LockDriver {
  /** Chooses a code on the page that asks for a new one. */
  setLock(name: string, code?: string): Promise<void>;
  /** Hands the device over, when the page offers it, and opens the other's lock. */
  handTo(name: string): Promise<void>;
  /** Opens someone's lock on the page with all locks. */
  unlock(name: string): Promise<void>;
  /** Locks from the bar. */
  lockNow(): Promise<void>;
  /** Loads the page anew, which locks it, and opens this lock. */
  reloadAs(name: string): Promise<void>;
  /** Waits until everything is locked, and nobody in particular is asked for. */
  expectLocked(): Promise<void>;
}

interface Means {
  readonly hands: Hands;
  readonly button: (name: string | RegExp) => Locator;
  readonly press: (name: string | RegExp) => Promise<void>;
}

/** Opening takes a moment on purpose, and longer where several do it at once. */
const OPENING_MS = 30_000;

export function driveLocks(page: Page, { hands, button, press }: Means): LockDriver {
  const codeField = (label: string) => page.getByLabel(label, { exact: true });

  async function opened(): Promise<void> {
    await page.locator("form.stack .code-field").first().waitFor({ state: "detached", timeout: OPENING_MS });
  }

  const driver: LockDriver = {
    async setLock(name, code = codeOf(name)) {
      const first = codeField(`A code for ${name}`);
      await first.waitFor();
      await hands.write(first, code);
      await hands.write(codeField("The same once more"), code);
      await press("Set this lock");
      await first.waitFor({ state: "detached", timeout: OPENING_MS });
    },
    async handTo(name) {
      const hand = button(`Hand this device to ${name}`);
      const confirm = button(`I’m ${name}, I have it`);
      await hand.or(confirm).first().waitFor();
      if (await hand.isVisible()) await hands.press(hand);
      await hands.write(codeField(`${name}’s code`), codeOf(name));
      await hands.press(confirm);
      await opened();
    },
    async unlock(name) {
      await driver.expectLocked();
      const code = codeField(`${name}’s code`);
      const person = page.getByRole("list", { name: "Who has a lock here" }).getByRole("button", { name });
      if (!(await code.isVisible())) await hands.press(person);
      await hands.write(code, codeOf(name));
      await press(/^Open$/u);
      await opened();
    },
    lockNow: () => hands.press(page.getByRole("button", { name: "Lock now" }).first()),
    async reloadAs(name) {
      await page.reload();
      await driver.unlock(name);
    },
    async expectLocked() {
      await expect
        .poll(() => page.getByRole("heading", { level: 1 }).first().innerText(), { timeout: OPENING_MS })
        .toBe("Who is here?");
    },
  };
  return driver;
}

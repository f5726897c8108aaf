import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type Hands, mouseOn } from "./hands.ts";
import { codeOf, driveLocks, JUN, type LockDriver, MARA } from "./lock-driver.ts";

export { codeOf, JUN, MARA };

export interface Arrival {
  readonly willing?: boolean;
  readonly arousal?: number;
  readonly clear?: boolean;
}

export interface Names {
  readonly one: string;
  readonly other: string;
}

/** What two people on one device do in the Room, in their own words. */
export interface RoomDriver extends LockDriver {
  readonly page: Page;
  readonly hands: Hands;
  button(name: string | RegExp): Locator;
  press(name: string | RegExp): Promise<void>;
  title(): Promise<string>;
  expectTitle(words: string | RegExp): Promise<void>;
  /** Goes to another page of the app without loading it anew, since loading locks. */
  go(path: string): Promise<void>;
  /** From the first page to the page of the two; the second one is inside then. */
  beginTogether(names?: Names): Promise<void>;
  /** From there to the Room's first question, for whoever is inside. */
  openRoom(): Promise<void>;
  /** Hands the device to the one for whom words wait, who then says that they are ready. */
  listen(name: string): Promise<void>;
  arrive(answers?: Arrival): Promise<void>;
  /** Both say how they are; whoever is inside begins, and the other is inside afterwards. */
  bothArrive(mara?: Arrival, jun?: Arrival): Promise<void>;
  /** To the first speaker's empty page. */
  startSpeaking(): Promise<void>;
  write(text: string): Promise<void>;
  give(): Promise<void>;
  speak(text: string): Promise<void>;
  reply(text: string): Promise<void>;
  checkOut(): Promise<void>;
}

export function driveRoom(page: Page, hands: Hands = mouseOn(page)): RoomDriver {
  /** While a step is being taken its buttons do nothing, so that nobody takes it twice. */
  const atRest = page.locator(":not([aria-busy='true'])");
  const button = (name: string | RegExp) => page.getByRole("button", { name }).and(atRest).first();
  const press = (name: string | RegExp) => hands.press(button(name));
  const field = () => page.getByRole("textbox").first();
  const locks = driveLocks(page, { hands, button, press });
  const driver: RoomDriver = {
    page,
    hands,
    button,
    press,
    ...locks,
    title: () => page.getByRole("heading", { level: 1 }).first().innerText(),
    async expectTitle(words) {
      await expect.poll(driver.title, { timeout: 15_000 }).toMatch(words);
    },
    async go(path) {
      await page.evaluate((to) => history.pushState(null, "", to), path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
    },
    async beginTogether({ one, other } = { one: MARA, other: JUN }) {
      await hands.press(page.getByRole("link", { name: /Together, on one device/u }));
      await hands.write(page.getByLabel("One of you"), one);
      await hands.write(page.getByLabel("The other"), other);
      await press("Go on");
      await locks.setLock(one);
      await press(`I’m ${other}, I have it`);
      await locks.setLock(other);
      await page.getByText("The loop between you", { exact: true }).waitFor();
    },
    async openRoom() {
      await hands.press(page.getByRole("link", { name: /Begin a conversation/u }));
      await press("Open the Room");
      await driver.expectTitle(/, how are you arriving\?$/u);
    },
    async listen(name) {
      await locks.handTo(name);
      await driver.expectTitle(`Words are waiting for you, ${name}.`);
      await press("I’m ready");
      await driver.expectTitle(`${name}, you’re listening.`);
    },
    async arrive({ willing = true, arousal = 2, clear = true } = {}) {
      await hands.choose("Do you want to talk now?", willing ? "Yes" : "Not now");
      await hands.slide(page.getByRole("slider"), arousal);
      await hands.choose("Is your head clear?", clear ? "Yes" : "Not now");
      await press(/^Done/u);
    },
    async bothArrive(mara, jun) {
      await driver.expectTitle(/, (how are you arriving|are you back)\?$/u);
      const maraFirst = (await driver.title()).startsWith(MARA);
      await driver.arrive(maraFirst ? mara : jun);
      await locks.handTo(maraFirst ? JUN : MARA);
      await driver.expectTitle(/, (how are you arriving|are you back)\?$/u);
      await driver.arrive(maraFirst ? jun : mara);
    },
    async startSpeaking() {
      await driver.beginTogether();
      await driver.openRoom();
      await driver.bothArrive();
      await driver.expectTitle("Who speaks first?");
      await press(MARA);
      await driver.expectTitle("Mara, this is your turn.");
    },
    async write(text) {
      await hands.write(field(), text);
      // The Room reads along; its signal settles when the last letter is read.
      await expect.poll(() => page.locator(".under .signal").innerText(), { timeout: 15_000 }).toMatch(/Ready|held/u);
    },
    give: () => hands.press(page.locator(".under button").and(atRest)),
    async speak(text) {
      await driver.write(text);
      await driver.give();
    },
    reply: (text) => driver.speak(text),
    async checkOut() {
      await hands.slide(page.getByRole("slider").nth(0), 2);
      await hands.slide(page.getByRole("slider").nth(1), 8);
      await press(/^Done/u);
    },
  };
  return driver;
}

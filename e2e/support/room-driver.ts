import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type Hands, mouseOn } from "./hands.ts";

export const MARA = "Mara";
export const JUN = "Jun";

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
export interface RoomDriver {
  readonly page: Page;
  readonly hands: Hands;
  button(name: string | RegExp): Locator;
  press(name: string | RegExp): Promise<void>;
  title(): Promise<string>;
  expectTitle(words: string | RegExp): Promise<void>;
  /** From the first page to the page of the two. */
  beginTogether(names?: Names): Promise<void>;
  /** From there to the Room's first question. */
  openRoom(): Promise<void>;
  handTo(name: string): Promise<void>;
  arrive(answers?: Arrival): Promise<void>;
  bothArrive(one?: Arrival, other?: Arrival): Promise<void>;
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
  const driver: RoomDriver = {
    page,
    hands,
    button,
    press,
    title: () => page.getByRole("heading", { level: 1 }).first().innerText(),
    async expectTitle(words) {
      await expect.poll(driver.title, { timeout: 10_000 }).toMatch(words);
    },
    async beginTogether({ one, other } = { one: MARA, other: JUN }) {
      await hands.press(page.getByRole("link", { name: /Together, on one device/u }));
      await hands.write(page.getByLabel("One of you"), one);
      await hands.write(page.getByLabel("The other"), other);
      await press("Begin");
      await page.getByText("The loop between you", { exact: true }).waitFor();
    },
    async openRoom() {
      await hands.press(page.getByRole("link", { name: /Begin a conversation/u }));
      await press("Open the Room");
      await driver.expectTitle("Who has the device now?");
    },
    async handTo(name) {
      await press(new RegExp(`^I’m ${name}`, "u"));
    },
    async arrive({ willing = true, arousal = 2, clear = true } = {}) {
      await hands.choose("Do you want to talk now?", willing ? "Yes" : "Not now");
      await hands.slide(page.getByRole("slider"), arousal);
      await hands.choose("Is your head clear?", clear ? "Yes" : "Not now");
      await press(/^Done/u);
    },
    async bothArrive(one, other) {
      await press(MARA);
      await driver.arrive(one);
      await driver.handTo(JUN);
      await driver.arrive(other);
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
      await expect.poll(() => page.locator(".under .signal").innerText(), { timeout: 10_000 }).toMatch(/Ready|held/u);
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

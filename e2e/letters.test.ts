import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { findViolations, findWhatDoesNotFit } from "./support/look.ts";
import { driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { beginAlone, joinApart } from "./support/two-people.ts";
import { DESKTOP, everythingIn, PHONE, type Visit, visitApp } from "./support/visit.ts";
import { layWire } from "./support/wire.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const MINUTES = 300_000;

async function together(use: (room: RoomDriver, visit: Visit) => Promise<void>): Promise<void> {
  const visit = await visitApp(shared.browser);
  await visit.page.clock.install({ time: new Date(2026, 0, 5, 22, 30) });
  const room = driveRoom(visit.page);
  await room.beginTogether();
  await use(room, visit);
  visit.expectQuiet();
  await visit.close();
}

const letterRow = (page: Page, name: string | RegExp) => page.getByRole("link", { name });

/** From wherever they are to an empty page, and to words that are written and read. */
async function writeLetter({ page, go, press, expectTitle }: RoomDriver, words: string): Promise<void> {
  await go("/letters");
  await press("Write a letter");
  await expectTitle(/^A letter to /u);
  await fillLetter(page, words);
  await press("It is written");
}

async function fillLetter(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox").fill(words);
  await expect.poll(() => page.locator(".under .signal").innerText()).toMatch(/^(Read|Some words may be held)$/u);
}

describe("letters between two on one device", () => {
  it(
    "are written, slept on, given, opened and answered, each behind their own lock",
    () =>
      together(async (room, { page }) => {
        const { press, expectTitle, go } = room;
        const { soft, reflection } = shared.phrases;
        // Jun is inside after the two have begun.
        await go("/letters");
        await page.getByText("No letters yet.").waitFor();
        await writeLetter(room, soft[0]);
        await expectTitle("It is written.");
        await press(/^Sleep on it/u);
        await expectTitle(/^It rests until Tuesday/u);
        expect(await page.getByRole("button", { name: /^Give it now/u }).count()).toBe(0);
        await room.lockNow();
        await room.unlock(MARA);
        await go("/");
        await letterRow(page, /^Letters/u).waitFor();
        await room.lockNow();
        await room.unlock(JUN);
        await page.clock.setSystemTime(new Date(2026, 0, 6, 7, 1));
        await go("/letters");
        await letterRow(page, /Has rested/u).click();
        await expectTitle("You have slept on it.");
        await press(/^Give it now/u);
        await expectTitle("Given to Mara.");
        await room.lockNow();
        await room.unlock(MARA);
        // Whoever comes next is not where the other was.
        await expectTitle("Letters.");
        await go("/");
        await letterRow(page, /A letter waits for you/u).waitFor();
        expect(await everythingIn(page)).not.toContain(soft[0]);
        await letterRow(page, /A letter waits for you/u).click();
        await expectTitle("A letter from Jun, when you are ready.");
        expect(await everythingIn(page)).not.toContain(soft[0]);
        await room.hands.slide(page.getByRole("slider"), 8);
        await page.getByText("You may be stirred up right now.").waitFor();
        await press("Open it now");
        await page.getByText(soft[0]).waitFor();
        await press(/^Answer by letter/u);
        await expectTitle("An answer to Jun.");
        await fillLetter(page, reflection);
        await room.reloadAs(MARA);
        await expectTitle("An answer to Jun.");
        await go("/letters");
        await letterRow(page, /An answer, begun on this device/u).click();
        await press("It is written");
        await press(/^Give it now/u);
        await expectTitle("Your answer to Jun.");
        await room.lockNow();
        await room.unlock(JUN);
        await go("/");
        await letterRow(page, /A letter waits for you/u).click();
        await press("I’m ready, open it");
        await page.getByText(reflection).waitFor();
        await press("Yes, I feel heard");
        await room.lockNow();
        await room.unlock(MARA);
        await go("/letters");
        await letterRow(page, /Your answer to Jun/u).click();
        await page.getByText("Jun says: it landed.").waitFor();
      }),
    MINUTES,
  );

  it(
    "are held like words of the Room, cross when their author says this is not that, and are kept or let go",
    () =>
      together(async (room, { page }) => {
        const { press, expectTitle, go } = room;
        const { held, unsafe } = shared.phrases;
        await writeLetter(room, held[0]);
        await page.getByText("Held for a moment").waitFor();
        await press("Keep it for myself");
        await expectTitle("Kept for yourself.");
        await press("Let it go");
        await page.getByRole("alertdialog").getByRole("button", { name: "Let it go" }).click();
        await page.getByText("No letters yet.").waitFor();
        await writeLetter(room, held[1]);
        await page.getByText("Held for a moment").waitFor();
        await press("This is not that");
        await press(/^Give it now/u);
        await expectTitle("Given to Mara.");
        await go("/letters");
        await press("Write a letter");
        await page.getByRole("textbox").fill(unsafe);
        await press("Ways to get help");
      }),
    MINUTES,
  );
});

describe("letters of someone on their own", () => {
  it(
    "are written and kept, and giving is not offered",
    async () => {
      const { page, room, visit } = await beginAlone(shared.browser, MARA);
      await letterRow(page, /^Letters/u).click();
      await room.press("Write a letter");
      await room.expectTitle("A letter to your partner.");
      await fillLetter(page, shared.phrases.held[0]);
      await room.press("It is written");
      await page.getByText("You are on the solo track for now.").waitFor();
      expect(await page.getByRole("button", { name: /^Give it now/u }).count()).toBe(0);
      await room.press(/^Keep it for myself/u);
      await room.expectTitle("Kept for yourself.");
      await room.reloadAs(MARA);
      await page.getByText(shared.phrases.held[0]).waitFor();
      visit.expectQuiet();
      await visit.close();
    },
    MINUTES,
  );
});

describe("letters between two devices", () => {
  it(
    "cross sealed, can be taken back, and show their author nothing of the reader, who keeps what they had opened",
    async () => {
      const wire = await layWire(inject("appAddress"));
      const terms = { inviterAddress: wire.address };
      const { inviter: mara, guest: jun } = await joinApart(shared.browser, { inviter: MARA, guest: JUN }, terms);
      const { soft } = shared.phrases;
      await writeLetter(mara.room, soft[0]);
      await mara.room.press(/^Give it now/u);
      await mara.room.expectTitle("Given to Jun.");
      await letterRow(jun.page, /A letter waits for you/u).waitFor();
      expect(await everythingIn(jun.page)).not.toContain(soft[0]);
      const before = await mara.page.locator(".sheet").innerText();
      await letterRow(jun.page, /A letter waits for you/u).click();
      await jun.room.press("I’m ready, open it");
      await jun.page.getByText(soft[0]).waitFor();
      await mara.page.waitForTimeout(2_000);
      expect(await mara.page.locator(".sheet").innerText()).toBe(before);
      await mara.room.press("Take it back");
      await mara.room.expectTitle("Taken back.");
      const answered = await mara.page.locator(".sheet").innerText();
      await jun.page.getByText("Mara has taken this letter back since you opened it.").waitFor();
      await jun.page.getByText(soft[0]).waitFor();

      await jun.room.go("/");
      await writeLetter(mara.room, soft[1]);
      await mara.room.press(/^Give it now/u);
      await letterRow(jun.page, /A letter waits for you/u).waitFor();
      await mara.room.press("Take it back");
      await mara.room.expectTitle("Taken back.");
      expect(await mara.page.locator(".sheet").innerText()).toBe(answered);
      await letterRow(jun.page, /^Letters/u).waitFor();

      // The network goes without a word: nothing closes the connection, and nothing comes through it.
      await mara.visit.context.setOffline(true);
      await mara.page
        .getByText("Not connected. What you write is kept here and sent later.")
        .waitFor({ timeout: 30_000 });
      await writeLetter(mara.room, soft[1]);
      await mara.room.press(/^Give it now/u);
      await mara.room.expectTitle("Given to Jun.");
      await mara.visit.context.setOffline(false);
      await letterRow(jun.page, /A letter waits for you/u).waitFor({ timeout: 40_000 });
      for (const { visit } of [mara, jun]) {
        visit.expectQuiet();
        await visit.close();
      }
      const passed = Buffer.concat(wire.passed().map(({ bytes }) => bytes));
      for (const words of soft) expect(passed.includes(words)).toBe(false);
      await wire.close();
    },
    MINUTES,
  );
});

describe("every page of letters", () => {
  it.each([
    ["light", "phone", PHONE],
    ["dark", "phone", PHONE],
    ["light", "desktop", DESKTOP],
    ["dark", "desktop", DESKTOP],
  ] as const)(
    "in %s on a %s fits, and has no violation of WCAG 2.2 AA that axe can find",
    async (colorScheme, device, options) => {
      // axe would measure colours in the middle of a transition.
      const visit = await visitApp(shared.browser, { ...options, colorScheme, reducedMotion: "reduce" });
      const { page } = visit;
      const room = driveRoom(page);
      const found: string[] = [];
      const look = async (name: string) => {
        const trouble = [...(await findViolations(page)), ...(await findWhatDoesNotFit(page, options.viewport.width))];
        found.push(...trouble.map((each) => `${name}: ${each}`));
        await keepPicture(page, `${name}-${device}-${colorScheme}`);
      };
      await room.beginTogether();
      await tourLetters(room, look);
      expect(found).toEqual([]);
      await visit.close();
    },
    MINUTES,
  );
});

async function tourLetters(room: RoomDriver, look: (name: string) => Promise<void>): Promise<void> {
  const { page, press, expectTitle, go } = room;
  const { soft, held, reflection } = shared.phrases;
  const long = `${soft[0]}\n\nWhen you went out without a word I sat in the kitchen for an hour. I did not know how to ask.\n\n${soft[1]}`;
  await look("today");
  await go("/letters");
  await look("letters-empty");
  await press("Write a letter");
  await look("letter-empty");
  await fillLetter(page, held[0]);
  await look("letter-writing-held");
  await press("It is written");
  await page.getByText("Held for a moment").waitFor();
  await look("letter-held");
  await press("Keep writing");
  await fillLetter(page, long);
  await look("letter-writing");
  await press("It is written");
  await expectTitle("It is written.");
  await press("Sleep on it until another time");
  await look("letter-ways");
  await press("Let it rest until then");
  await expectTitle(/^It rests/u);
  await look("letter-rests");
  for (const words of [long, soft[1]]) {
    await writeLetter(room, words);
    await press(/^Give it now/u);
    await expectTitle(/^Given to/u);
  }
  await look("letter-given");
  await press("Take it back");
  await expectTitle("Taken back.");
  await look("letter-taken-back");
  await room.lockNow();
  await room.unlock(MARA);
  await go("/");
  await look("today-waiting");
  await letterRow(page, /A letter waits for you/u).click();
  await look("letter-waiting");
  await room.hands.slide(page.getByRole("slider"), 8);
  await look("letter-waiting-stirred");
  await press("Open it now");
  await page.getByText("Nothing needs an answer now.").waitFor();
  await look("letter-opened");
  await press(/^Answer by letter/u);
  await look("answer-empty");
  await fillLetter(page, reflection);
  await look("answer-writing");
  await press("It is written");
  await press(/^Give it now/u);
  await expectTitle("Your answer to Jun.");
  await room.lockNow();
  await room.unlock(JUN);
  await go("/");
  await letterRow(page, /A letter waits for you/u).click();
  await press("I’m ready, open it");
  await press("Not yet");
  await look("answer-opened");
  await go("/letters");
  await look("letters");
}

/** With `ATTUNE_LETTERS` each page is also kept as a picture in that folder. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env["ATTUNE_LETTERS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

import { describe, expect, inject, it } from "vitest";
import { JUN, MARA } from "./support/room-driver.ts";
import {
  beginAlone,
  expectTogether,
  joinApart,
  meetApart,
  type OwnDevice,
  openAnswering,
  openJoining,
} from "./support/two-people.ts";
import { everythingIn } from "./support/visit.ts";
import { layWire } from "./support/wire.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const MINUTES = 300_000;
const NOT_CONNECTED = "Not connected. What you write is kept here and sent later.";

async function inTwoPlaces(
  use: (mara: OwnDevice, jun: OwnDevice) => Promise<void>,
  terms: Parameters<typeof joinApart>[2] = {},
): Promise<void> {
  const { inviter, guest } = await joinApart(shared.browser, { inviter: MARA, guest: JUN }, terms);
  await use(inviter, guest);
  for (const { visit } of [inviter, guest]) {
    visit.expectQuiet();
    await visit.close();
  }
}

/** The line about the connection; empty while all is well. */
async function howItStands({ page }: OwnDevice): Promise<string> {
  return (await page.locator(".status-line").allInnerTexts()).join("\n").trim();
}

/** One opens the Room, the other finds it open, and both say how they are. */
async function arriveApart(mara: OwnDevice, jun: OwnDevice): Promise<void> {
  await mara.room.openRoom();
  await jun.page.getByRole("link", { name: /Go on where/u }).click();
  await mara.room.arrive();
  await mara.room.expectTitle("Mara, you are done here.");
  await jun.room.arrive();
  for (const { room } of [mara, jun]) await room.expectTitle("Who speaks first?");
}

/** Words cross from one device to the other, and are given back. */
async function exchange(speaker: OwnDevice, listener: OwnDevice, words: string): Promise<void> {
  await speaker.room.speak(words);
  await speaker.room.expectTitle(`Your words wait for ${listener.name}.`);
  await listener.room.expectTitle(`Words are waiting for you, ${listener.name}.`);
  expect(await everythingIn(listener.page)).not.toContain(words);
  await listener.room.press("I’m ready");
  await listener.page.getByText(words).waitFor();
  await speaker.room.expectTitle(`${listener.name} has your words.`);
  await listener.room.reply(shared.phrases.reflection);
  await listener.room.expectTitle(`${speaker.name} has your words.`);
  await speaker.room.expectTitle(`${speaker.name}, did it land?`);
  await speaker.room.press("Yes, I feel heard");
  await speaker.room.expectTitle("It landed.");
  await listener.room.expectTitle(`${speaker.name} feels heard.`);
}

describe("two people on two devices", () => {
  it(
    "join by six words and hold a whole conversation, each page following by itself",
    () =>
      inTwoPlaces(async (mara, jun) => {
        await arriveApart(mara, jun);
        await mara.room.press(MARA);
        await jun.room.expectTitle("Mara has the floor.");
        await mara.room.speak(shared.phrases.held[0]);
        await mara.page.getByText("Held for a moment").waitFor();
        expect(await everythingIn(jun.page)).not.toContain(shared.phrases.held[0]);
        await mara.room.press("Keep writing");
        await exchange(mara, jun, shared.phrases.soft[0]);
        await mara.room.press("Jun speaks now");
        await jun.room.expectTitle("Jun, this is your turn.");
        await exchange(jun, mara, shared.phrases.soft[1]);
        await jun.room.press("Bring it to a close");
        await jun.room.speak("You were afraid too.");
        await mara.room.expectTitle("Mara, what was new?");
        await mara.page.getByText("You were afraid too.").waitFor();
        await mara.room.speak("You stayed.");
        for (const { name, room } of [mara, jun]) {
          await room.expectTitle(`${name}, how do you leave?`);
          await room.checkOut();
        }
        for (const { room, page } of [mara, jun]) {
          await room.expectTitle("The Room is closed.");
          await page.getByText("You were afraid too.").waitFor();
          await page.getByText("You stayed.").waitFor();
        }
        expect(await everythingIn(jun.page)).not.toContain(shared.phrases.held[0]);
      }),
    MINUTES,
  );

  it(
    "who both take the floor at once find the same one speaking",
    () =>
      inTwoPlaces(async (mara, jun) => {
        await arriveApart(mara, jun);
        // At once: neither waits for a page to hold still, which the other's step changes meanwhile.
        const pressed = [await mara.room.button(MARA).elementHandle(), await jun.room.button(JUN).elementHandle()];
        expect(pressed).not.toContain(null);
        await Promise.all(pressed.map((button) => button?.evaluate((element) => (element as HTMLElement).click())));
        const titles = /^(Mara|Jun)(, this is your turn\.| has the floor\.)$/u;
        for (const { room } of [mara, jun]) await room.expectTitle(titles);
        const speakerOn = async ({ room }: OwnDevice) => titles.exec(await room.title())?.[1];
        await expect.poll(async () => (await speakerOn(mara)) === (await speakerOn(jun))).toBe(true);
        const [speaker, listener] = (await speakerOn(mara)) === MARA ? [mara, jun] : [jun, mara];
        await exchange(speaker, listener, shared.phrases.soft[0]);
      }),
    MINUTES,
  );

  it(
    "go on when one is out of reach in the middle and writes meanwhile",
    async () => {
      const wire = await layWire(inject("appAddress"));
      await inTwoPlaces(
        async (mara, jun) => {
          await arriveApart(mara, jun);
          const { context } = mara.visit;
          const outOfReach = async (meanwhile: () => Promise<void>) => {
            await context.setOffline(true);
            wire.cut();
            await expect.poll(() => howItStands(mara), { timeout: 30_000 }).toBe(NOT_CONNECTED);
            await meanwhile();
            wire.mend();
            await context.setOffline(false);
            await expect.poll(() => howItStands(mara), { timeout: 40_000 }).toBe("");
          };
          // Each takes the floor without hearing of the other: what reached the relay first holds for both.
          await outOfReach(async () => {
            await mara.room.press(MARA);
            await mara.room.expectTitle("Mara, this is your turn.");
            await jun.room.press(JUN);
            await jun.room.expectTitle("Jun, this is your turn.");
          });
          await mara.room.expectTitle("Jun has the floor.");
          await jun.room.speak(shared.phrases.soft[0]);
          await mara.room.press("I’m ready");
          await mara.room.expectTitle("Mara, you’re listening.");
          await outOfReach(async () => {
            await mara.room.reply(shared.phrases.reflection);
            await mara.room.expectTitle("Jun has your words.");
            await jun.room.expectTitle("Mara has your words.");
          });
          await jun.room.expectTitle("Jun, did it land?");
          await jun.page.getByText(shared.phrases.reflection).waitFor();
        },
        { inviterAddress: wire.address },
      );
      await wire.close();
    },
    MINUTES,
  );

  it(
    "who compare the phrase later stay visibly not compared until they do",
    async () => {
      const mara = await beginAlone(shared.browser, MARA);
      const jun = await beginAlone(shared.browser, JUN);
      await openJoining(mara);
      await openAnswering(jun);
      await meetApart(mara, jun);
      const phrases = await Promise.all([mara, jun].map(({ page }) => page.locator(".word-list").innerText()));
      expect(phrases[0]).toBe(phrases[1]);
      for (const { room, page } of [mara, jun]) {
        await room.press("Later");
        await expectTogether(page);
        await page.getByText("Not compared yet", { exact: false }).waitFor();
        await room.go("/settings");
        await page.getByText("You have not compared your six words yet.").waitFor();
        expect(await page.getByText("Nobody stands between the two of you.").count()).toBe(0);
      }
      await mara.room.reloadAs(MARA);
      await mara.page.getByText("You have not compared your six words yet.").waitFor();
      await mara.page.getByRole("link", { name: "Compare them now" }).click();
      expect(await mara.page.locator(".word-list").innerText()).toBe(phrases[0]);
      await mara.room.press("They are the same");
      await mara.room.go("/settings");
      await mara.page.getByText("Nobody stands between the two of you.").waitFor();
      for (const { visit } of [mara, jun]) {
        visit.expectQuiet();
        await visit.close();
      }
    },
    MINUTES,
  );
});

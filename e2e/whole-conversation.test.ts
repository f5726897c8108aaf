import { describe, expect, it } from "vitest";
import { fingerOn, keyboardOn } from "./support/hands.ts";
import { driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { DESKTOP, everythingIn, PHONE, type Visit, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** Two holds, one "this is not that", one softening, *not yet* twice, a mirror, a pause and return, a swap, a close. */
async function holdConversation(room: RoomDriver): Promise<void> {
  const { page } = room;
  const undelivered = async (words: string) => expect(await everythingIn(page)).not.toContain(words);

  await room.startSpeaking();
  await room.speak(shared.phrases.held[0]);
  await page.getByText("Held for a moment").waitFor();
  await room.press("Keep writing");
  expect(await page.getByRole("textbox").inputValue()).toBe(shared.phrases.held[0]);
  await room.speak(shared.phrases.held[1]);
  await room.press("This is not that");
  await room.expectTitle("Your words wait for Jun.");
  // Taken back on the way: they are hers again, and the other never sees that there were any.
  await room.press("Take your words back");
  await room.expectTitle("Mara, this is your turn.");
  await expect.poll(() => page.getByRole("textbox").inputValue()).toBe(shared.phrases.held[1]);
  await room.give();
  await room.expectTitle("Your words wait for Jun.");
  await room.handTo(JUN);
  await room.expectTitle("Words are waiting for you, Jun.");
  await undelivered(shared.phrases.held[1]);
  await room.press("I’m ready");
  await page.getByText(shared.phrases.held[1]).waitFor();
  await undelivered(shared.phrases.held[0]);
  await room.reply(shared.phrases.reflection);
  await room.expectTitle("Mara has your words.");
  await room.handTo(MARA);
  await room.press("Yes, I feel heard");
  await room.expectTitle("It landed.");
  await room.press("I’d like to say one more thing");
  expect(await room.page.getByRole("textbox").inputValue()).toBe("");

  // A softening: the Room slows down and offers no drafting, neither to the speaker nor to the listener.
  await room.write(shared.phrases.soft[0]);
  await page.locator(".reached").waitFor();
  expect(await page.getByText("If the words run out").count()).toBe(0);
  await room.give();
  await room.listen(JUN);
  await page.getByText("The Room is quiet now", { exact: false }).waitFor();
  expect(await page.getByRole("group", { name: "If the words run out" }).count()).toBe(0);
  await room.reply(shared.phrases.reflection);
  await room.handTo(MARA);

  // Not yet, twice: the Room mirrors and asks for a smaller sentence.
  await room.press("Not yet");
  await room.press("Not yet, without words");
  await room.handTo(JUN);
  await room.reply(shared.phrases.reflection);
  await room.handTo(MARA);
  await room.press("Not yet");
  await room.press("Not yet, without words");
  await room.expectTitle("It has not landed yet.");
  await room.press("Mara has read it");
  await page.getByText("Mara has read it").waitFor();
  await room.press("Jun has read it");
  await room.expectTitle("Mara, one smaller sentence.");

  // A pause with a promise, and back to exactly there.
  await room.write("I need");
  await room.press(/^Pause$/u);
  await room.press("I’ll come and find you.");
  await room.press("Pause now");
  await room.expectTitle("A pause, not a goodbye.");
  await page.getByText("Mara comes back at").waitFor();
  await page.getByText("Mara’s promise").waitFor();
  await room.press("I’m back");
  await room.bothArrive();
  await room.expectTitle("Mara has the floor.");
  await room.handTo(MARA);
  await room.expectTitle("Mara, one smaller sentence.");
  await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("I need");
  await room.speak(shared.phrases.soft[1]);
  await room.listen(JUN);
  await room.reply(shared.phrases.reflection);
  await room.handTo(MARA);
  await room.press("Yes, I feel heard");

  // Change over, and close.
  await room.press("Jun speaks now");
  await room.handTo(JUN);
  await room.expectTitle("Jun, this is your turn.");
  await room.speak(shared.phrases.soft[1]);
  await room.listen(MARA);
  await room.reply(shared.phrases.reflection);
  await room.handTo(JUN);
  await room.press("Yes, I feel heard");
  await room.press("Bring it to a close");
  await room.expectTitle("Jun, what was new?");
  await room.speak("You were afraid too.");
  await room.handTo(MARA);
  await page.getByText("You were afraid too.").waitFor();
  await room.speak("You came back and sat with me.");
  await room.expectTitle("Mara, how do you leave?");
  await room.checkOut();
  await room.handTo(JUN);
  await room.checkOut();
  await room.expectTitle("The Room is closed.");
  await room.hands.press(page.getByRole("link", { name: "To your page" }));
  await room.expectTitle(/Mara and Jun/u);
  await page.getByText("You were afraid too.").waitFor();
  await page.getByText("You came back and sat with me.").waitFor();
  await undelivered(shared.phrases.held[0]);
  await undelivered(shared.phrases.soft[0]);
}

async function inVisit(options: Parameters<typeof visitApp>[1], use: (visit: Visit) => Promise<void>): Promise<void> {
  const visit = await visitApp(shared.browser, options);
  await use(visit);
  visit.expectQuiet();
  await visit.close();
}

describe("a couple holds a whole conversation", () => {
  it(
    "by touch on a phone",
    () => inVisit(PHONE, ({ page }) => holdConversation(driveRoom(page, fingerOn(page)))),
    240_000,
  );

  it(
    "by keyboard alone on a desktop",
    () => inVisit(DESKTOP, ({ page }) => holdConversation(driveRoom(page, keyboardOn(page)))),
    480_000,
  );
});

describe("the stopping rule", () => {
  it("lets the facilitator take the floor at two cycle exchanges, and the Room rest at three", () =>
    inVisit(PHONE, async ({ page }) => {
      const room = driveRoom(page);
      async function feedTheLoop(exchange: 0 | 1 | 2): Promise<void> {
        await room.speak(shared.phrases.held[exchange]);
        await room.press("This is not that");
        await room.listen(JUN);
        await room.speak(shared.phrases.heldReplies[exchange]);
        await room.press("This is not that");
      }
      await room.startSpeaking();
      await feedTheLoop(0);
      await room.handTo(MARA);
      await room.press("Yes, I feel heard");
      await room.press("I’d like to say one more thing");
      await feedTheLoop(1);
      await room.expectTitle("The loop is in the room.");
      await room.press("Jun has read it");
      await room.press("Mara has read it");
      await room.expectTitle("Mara has the floor.");
      await room.handTo(MARA);
      await feedTheLoop(2);
      await room.expectTitle("A pause, not a goodbye.");
      await page.getByText("Three times round is enough", { exact: false }).waitFor();
      await page.getByText("The Room is yours again at").waitFor();
      await room.press("I’m back");
      await room.bothArrive();
      await room.expectTitle("Who speaks first?");
    }));
});

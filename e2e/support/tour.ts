import type { Phrases } from "./phrases.ts";
import { JUN, MARA, type RoomDriver } from "./room-driver.ts";

/** Shown each screen by name, when it stands still. */
export type Show = (name: string) => Promise<void>;

/** Every screen of the app, in the order in which two people meet them. */
export async function tourScreens(room: RoomDriver, phrases: Phrases, show: Show): Promise<void> {
  await tourOutside(room, phrases, show);
  await tourRoom(room, phrases, show);
  await tourMirrorAndRest(room, phrases, show);
  await tourClose(room, phrases, show);
}

async function tourOutside(
  { page, hands, press, go, ...room }: RoomDriver,
  phrases: Phrases,
  show: Show,
): Promise<void> {
  await show("welcome");
  await go("/invitation");
  await show("invitation");
  await go("/privacy");
  await show("privacy");
  await go("/nowhere");
  await show("not-found");
  await go("/pause");
  await page.getByText("What each of you can do meanwhile").click();
  await press("I’m not all right on my own");
  await show("breath");
  await go("/practice");
  await show("practice-empty");
  await hands.write(page.getByRole("textbox"), phrases.held[0]);
  await page.locator(".remark").first().waitFor();
  await show("practice");
  await hands.write(page.getByRole("textbox"), phrases.unsafe);
  await press("Ways to get help");
  await show("practice-help");
  await go("/example");
  await press("Next");
  await page.getByText("May be held").waitFor();
  await show("example");
  await go("/together");
  await press("Go on");
  await show("together-unnamed");
  await hands.write(page.getByLabel("One of you"), MARA);
  await hands.write(page.getByLabel("The other"), JUN);
  await press("Go on");
  await page.getByText("What a code keeps safe, and what not").click();
  await press("Set this lock");
  await page.getByText("At least four characters, please.").first().waitFor();
  await show("first-lock");
  await room.setLock(MARA);
  await room.expectTitle("Please hand the device to Jun.");
  await show("second-lock-next");
  await press("I’m Jun, I have it");
  await room.setLock(JUN);
  await page.getByText("The loop between you", { exact: true }).waitFor();
  await show("today-first");
  await go("/settings");
  await show("settings");
  await press("Delete everything");
  await page.getByRole("alertdialog").waitFor();
  await show("settings-delete");
  await press("Keep it");
  await go("/");
  await hands.press(page.getByRole("button", { name: /We’re in it/u }));
  await room.expectTitle("You’re in it, both of you.");
  await press(/The short way/u);
  await show("in-it");
  await go("/");
  await show("today-named");
  await hands.press(page.getByRole("link", { name: /Begin a conversation/u }));
  await show("door");
  await press("Open the Room");
  await room.expectTitle("Jun, how are you arriving?");
}

async function tourRoom(room: RoomDriver, phrases: Phrases, show: Show): Promise<void> {
  const { page, press } = room;
  await show("arriving");
  await room.arrive();
  await room.expectTitle("Jun, you are done here.");
  await show("waiting");
  await press("Hand this device to Mara");
  await room.expectTitle("Please hand the device to Mara.");
  await show("hand-over");
  await room.handTo(MARA);
  await room.arrive();
  await room.expectTitle("Who speaks first?");
  await show("choosing");
  await press(MARA);
  await room.expectTitle("Mara, this is your turn.");
  await show("speaking-empty");
  await press("I’m stuck");
  await press("I don’t know what I feel");
  await show("speaking-stuck");
  await room.write(phrases.held[0]);
  await show("speaking");
  await room.give();
  await press("Why was this held?");
  await show("held");
  await press("Keep writing");
  await room.write(phrases.held[1]);
  await room.give();
  await page.getByText("Held for a moment").waitFor();
  await show("held-hot");
  await press("This is not that");
  await room.expectTitle("Your words wait for Jun.");
  await show("crossing");
  await room.handTo(JUN);
  await room.expectTitle("Words are waiting for you, Jun.");
  await show("words-wait");
  await press("I’m ready");
  await room.expectTitle("Jun, you’re listening.");
  await show("listening-empty");
  await room.write(phrases.heldReplies[0]);
  await room.give();
  await page.getByText("Held for a moment").waitFor();
  await show("listening-held");
  await press("Keep it for myself");
  await room.write(phrases.reflection);
  await show("listening");
  await room.give();
  await room.expectTitle("Mara has your words.");
  await show("waiting-for-landing");
  await room.handTo(MARA);
  await room.expectTitle("Mara, did it land?");
  await show("landing");
  await press("Yes, I feel heard");
  await room.expectTitle("It landed.");
  await show("landed");
  await press("I’d like to say one more thing");
  await room.write(phrases.soft[0]);
  await page.locator(".reached").waitFor();
  await show("speaking-reaches");
  await room.give();
  await room.listen(JUN);
  await show("listening-slow");
  await room.write(phrases.remarked);
  await page.locator(".remark").waitFor();
  await show("listening-remark");
  await room.reply(phrases.reflection);
  await room.handTo(MARA);
  await press("Not yet");
  await room.write("It is more");
  await show("not-yet");
  await press("Not yet, without words");
}

async function tourMirrorAndRest(room: RoomDriver, phrases: Phrases, show: Show): Promise<void> {
  const { press } = room;
  await room.handTo(JUN);
  await room.expectTitle("Jun, you’re listening.");
  await show("listening-again");
  await room.reply(phrases.reflection);
  await room.handTo(MARA);
  await press("Not yet");
  await press("Not yet, without words");
  await room.expectTitle("It has not landed yet.");
  await show("mirror");
  await press("Mara has read it");
  await show("mirror-half-read");
  await press("Jun has read it");
  await room.expectTitle("Mara, one smaller sentence.");
  await show("smaller-sentence");
  await press(/^Pause$/u);
  await room.expectTitle("Step out, and come back.");
  await press("I’ll come and find you.");
  await press("the kitchen");
  await show("stepping-out");
  await press("Pause now");
  await room.expectTitle("A pause, not a goodbye.");
  await press("Set a new time");
  await show("paused");
  await press("I’m back");
  await room.expectTitle("Mara, are you back?");
  await show("coming-back");
  await room.arrive();
  await room.handTo(JUN);
  await room.arrive();
  await room.expectTitle("Mara has the floor.");
  await show("waiting-for-words");
  await room.handTo(MARA);
  await room.speak(phrases.soft[1]);
  await room.listen(JUN);
  await room.reply(phrases.reflection);
  await room.handTo(MARA);
  await press("Yes, I feel heard");
}

async function tourClose(room: RoomDriver, phrases: Phrases, show: Show): Promise<void> {
  const { page, press, hands } = room;
  await press("Jun speaks now");
  await room.handTo(JUN);
  await room.expectTitle("Jun, this is your turn.");
  await show("second-turn");
  await room.speak(phrases.soft[0]);
  await room.listen(MARA);
  await room.reply(phrases.reflection);
  await room.handTo(JUN);
  await press("Yes, I feel heard");
  await press("Bring it to a close");
  await room.speak("You were afraid too.");
  await room.handTo(MARA);
  await room.expectTitle("Mara, what was new?");
  await show("what-was-new");
  await press("Nothing this time");
  await room.expectTitle("Mara, how do you leave?");
  await show("checking-out");
  await room.checkOut();
  await room.handTo(JUN);
  await room.checkOut();
  await room.expectTitle("The Room is closed.");
  await show("closed");
  await hands.press(page.getByRole("link", { name: "To your page" }));
  await room.expectTitle(/Mara and Jun/u);
  await show("today");
}

import type { Phrases } from "./phrases.ts";
import { JUN, MARA, type RoomDriver } from "./room-driver.ts";
import type { Show } from "./tour.ts";

/** The screens that lie off the way of `tourScreens`: a page on its own, a loop that runs, a Room that someone leaves. */
export async function tourAside(room: RoomDriver, phrases: Phrases, show: Show): Promise<void> {
  const { page, press, hands, go } = room;
  await go("/settings");
  await show("settings-alone");
  await go("/practice");
  await hands.write(page.getByRole("textbox"), phrases.soft[0]);
  await page.locator(".reached").waitFor();
  await show("practice-reaches");
  await go("/example");
  while ((await room.button("Next").count()) > 0) await press("Next");
  await show("example-end");
  await go("/");
  await room.beginTogether();
  await room.openRoom();
  await room.arrive({ arousal: 8 });
  await room.handTo(MARA);
  await room.arrive();
  await room.expectTitle("A pause, not a goodbye.");
  await show("resting-on-arrival");
  await press("I’m back");
  await room.arrive();
  await room.handTo(JUN);
  await room.arrive();
  await room.expectTitle("Who speaks first?");
  await runTheLoop(room, phrases, show);
  await go("/");
  await show("today-open");
  await go("/room");
  await press("End this conversation");
  await room.expectTitle("The Room is closed for now.");
  await show("closed-for-now");
  await go("/");
  await show("today-nothing-kept");
  await page.goto(new URL("/away.html", page.url()).href);
  await show("away");
}

async function runTheLoop(room: RoomDriver, phrases: Phrases, show: Show): Promise<void> {
  const { press } = room;
  async function feedTheLoop(exchange: 0 | 1 | 2): Promise<void> {
    await room.speak(phrases.held[exchange]);
    await press("This is not that");
    await room.listen(JUN);
    await room.speak(phrases.heldReplies[exchange]);
    await press("This is not that");
  }
  await press(MARA);
  await room.handTo(MARA);
  await feedTheLoop(0);
  await room.handTo(MARA);
  await press("Not yet");
  await room.speak(phrases.held[3]);
  await show("not-yet-held");
  await press(/Keep writing|One shorter sentence/u);
  await room.expectTitle("Mara, did it land?");
  await press("Back");
  await press("Yes, I feel heard");
  await press("I’d like to say one more thing");
  await feedTheLoop(1);
  await room.expectTitle("The loop is in the room.");
  await show("mirror-of-the-loop");
  await press("Jun has read it");
  await press("Mara has read it");
  await room.expectTitle("Mara has the floor.");
  await room.handTo(MARA);
  await feedTheLoop(2);
  await room.expectTitle("A pause, not a goodbye.");
  await show("resting-after-three");
}

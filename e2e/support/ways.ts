import type { Phrases } from "./phrases.ts";
import { JUN, MARA, type RoomDriver } from "./room-driver.ts";

type Way = (room: RoomDriver, phrases: Phrases) => Promise<void>;

const toSpeaking: Way = async (room) => {
  await room.bothArrive();
  await room.press(MARA);
  await room.expectTitle("Mara, this is your turn.");
};
const toWaiting: Way = async (room, phrases) => {
  await toSpeaking(room, phrases);
  await room.speak(phrases.soft[0]);
  await room.expectTitle("Your words wait for Jun.");
};
const toListening: Way = async (room, phrases) => {
  await toWaiting(room, phrases);
  await room.listen(JUN);
};
const toLanding: Way = async (room, phrases) => {
  await toListening(room, phrases);
  await room.reply(phrases.reflection);
  await room.handTo(MARA);
  await room.expectTitle("Mara, did it land?");
};
const toLanded: Way = async (room, phrases) => {
  await toLanding(room, phrases);
  await room.press("Yes, I feel heard");
  await room.expectTitle("It landed.");
};
const toMirror: Way = async (room, phrases) => {
  await toLanding(room, phrases);
  await room.press("Not yet");
  await room.press("Not yet, without words");
  await room.handTo(JUN);
  await room.reply(phrases.reflection);
  await room.handTo(MARA);
  await room.press("Not yet");
  await room.press("Not yet, without words");
  await room.expectTitle("It has not landed yet.");
};
const toClosing: Way = async (room, phrases) => {
  await toLanded(room, phrases);
  await room.press("Bring it to a close");
  await room.press("Nothing this time");
  await room.handTo(JUN);
  await room.press("Nothing this time");
  await room.expectTitle("Jun, how do you leave?");
};

/** How two people come from the Room's first question to a step, by what goes on then. */
export const WAYS = {
  "before anyone arrived": async () => undefined,
  "while one is arriving": (room) => room.hands.choose("Do you want to talk now?", "Yes"),
  "between two arrivals": async (room) => {
    await room.arrive();
    await room.expectTitle("Jun, you are done here.");
  },
  "at the choice of who speaks": (room) => room.bothArrive(),
  "while writing": async (room, phrases) => {
    await toSpeaking(room, phrases);
    await room.write("half a sentence");
  },
  "while words are held": async (room, phrases) => {
    await toSpeaking(room, phrases);
    await room.speak(phrases.held[0]);
    await room.button("Keep writing").waitFor();
  },
  "while words wait": toWaiting,
  "while listening": toListening,
  "while a reply is held": async (room, phrases) => {
    await toListening(room, phrases);
    await room.reply(phrases.heldReplies[0]);
    await room.button("Keep writing").waitFor();
  },
  "when a reply has come": toLanding,
  "while saying what is missing": async (room, phrases) => {
    await toLanding(room, phrases);
    await room.press("Not yet");
    await room.write("it is more");
  },
  "when it has landed": toLanded,
  "while the Room mirrors": toMirror,
  "while naming what was new": async (room, phrases) => {
    await toLanded(room, phrases);
    await room.press("Bring it to a close");
    await room.expectTitle("Mara, what was new?");
  },
  "while checking out": toClosing,
} as const satisfies Record<string, Way>;

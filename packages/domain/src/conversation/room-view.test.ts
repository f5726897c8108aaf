import {
  cycleReading,
  recordedEvents,
  roomStep,
  roomTimeline,
  secureReading,
  simulatedRoom,
  type TimedStep,
} from "@attune/testkit";
import { expect, test } from "vitest";
import type { Side } from "../cycle/index.ts";
import { awaitedSides, foldRoom, type Room, viewRoom } from "./index.ts";

const { opens, arrives, takesFloor, says, replies, isReady, feelsHeard, feelsUnheard, readsMirror, releases } =
  roomStep;
const { beginsClose, skipsNewness, checksOut, pauses, leaves } = roomStep;
const SPEAKING = [opens(), arrives("A"), arrives("B"), takesFloor("A")];
const LANDING = [...SPEAKING, says("A"), isReady("B"), replies("B")];
const MIRRORING = [...LANDING, feelsUnheard("A"), replies("B"), feelsUnheard("A")];
const INTEGRATING = [...SPEAKING, beginsClose("A")];
const CLOSING = [...INTEGRATING, skipsNewness("A"), skipsNewness("B")];

test.each<[string, readonly TimedStep[], string]>([
  ["unopened", [], "AB"],
  ["arriving", [opens()], "AB"],
  ["arriving", [opens(), arrives("B")], "A"],
  ["choosing", [opens(), arrives("A"), arrives("B")], "AB"],
  ["speaking", SPEAKING, "A"],
  ["speaking", [...SPEAKING, says("A", cycleReading())], "A"],
  ["crossing", [...SPEAKING, says("A")], "B"],
  ["replying", [...SPEAKING, says("A"), isReady("B")], "B"],
  ["replying", [...SPEAKING, says("A"), isReady("B"), replies("B", cycleReading())], "B"],
  ["landing", LANDING, "A"],
  ["landing", [...LANDING, feelsUnheard("A", cycleReading())], "A"],
  ["landed", [...LANDING, feelsHeard("A")], "A"],
  ["mirroring", MIRRORING, "AB"],
  ["mirroring", [...MIRRORING, readsMirror("A")], "B"],
  ["integrating", INTEGRATING, "AB"],
  ["integrating", [...INTEGRATING, skipsNewness("A")], "B"],
  ["closing", CLOSING, "AB"],
  ["closing", [...CLOSING, checksOut("B")], "A"],
  ["closed", [...CLOSING, checksOut("B"), checksOut("A")], ""],
  ["paused", [...SPEAKING, pauses("B")], "AB"],
  ["paused", [...SPEAKING, pauses("B"), arrives("A")], "B"],
  ["left", [...SPEAKING, leaves("B")], ""],
])("both see the stage %s, whatever waits, and the Room waits for the right ones", (stage, steps, awaited) => {
  const room = after(steps);
  expect([view(room, "A").stage, view(room, "B").stage]).toEqual([stage, stage]);
  expect(awaitedSides(room.shared).join("")).toBe(awaited);
});

test("one's part of a shared step is done for oneself alone", () => {
  const room = after([...MIRRORING, readsMirror("B")]);
  expect([view(room, "A").done, view(room, "B").done]).toEqual([false, true]);
});

test("words of one's own are shown with what the Room does with them, until they cross", () => {
  const held = [...SPEAKING, says("A", cycleReading())];
  expect(view(after(held), "A").own).toMatchObject({ outcome: "held", kind: null });
  expect(view(after(held), "B").own).toBeNull();
  expect(view(after([...held, releases("A")]), "A").own?.outcome).toBe("crosses");
  expect(view(after([...held, releases("A"), isReady("B")]), "A").own).toBeNull();
});

test("what crossed is seen by both in the same words, and without how it was read", () => {
  const room = after([...LANDING, feelsUnheard("A", secureReading())]);
  expect(view(room, "B").exchanges).toEqual(view(room, "A").exchanges);
  expect(view(room, "B").exchanges).toEqual([
    {
      speaker: "A",
      at: expect.any(Number),
      text: "The bins were full again.",
      replies: [{ text: "You saw the bins.", kind: "reflect" }],
      corrections: ["It is less about the bins."],
      landed: false,
    },
  ]);
});

test("the mirror, the pause and the help are the same for both", () => {
  for (const steps of [MIRRORING, [...SPEAKING, pauses("A")]]) {
    const room = after(steps);
    const [one, other] = [view(room, "A"), view(room, "B")];
    expect([one.mirror, one.pause, one.level, one.floor]).toEqual([
      other.mirror,
      other.pause,
      other.level,
      other.floor,
    ]);
  }
});

test("a reply is shown to its author as what it is meant as, while it is held", () => {
  const room = after([...SPEAKING, says("A"), isReady("B"), replies("B", cycleReading(), "comfort")]);
  expect(view(room, "B").own).toMatchObject({ outcome: "held", kind: "comfort" });
});

test("an opening is seen by both when both saw the loop that it leaves", () => {
  const events = recordedEvents(simulatedRoom());
  const until = events.findIndex((event) => event.type === "words-given" && event.text.startsWith("I am afraid")) + 2;
  const { room, refusals } = foldRoom(events.slice(0, until));
  expect(refusals).toEqual([]);
  expect([view(room, "A").opening, view(room, "B").opening]).toEqual(["softening", "softening"]);
});

function view({ shared, own }: Room, side: Side) {
  return viewRoom(shared, own[side]);
}

function after(steps: readonly TimedStep[]): Room {
  const { room, refusals } = foldRoom(recordedEvents(roomTimeline(steps)));
  expect(refusals).toEqual([]);
  return room;
}

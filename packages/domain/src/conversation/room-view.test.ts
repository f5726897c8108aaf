import { cycleReading, roomStep, roomTimeline, secureReading, simulatedRoom, type TimedStep } from "@attune/testkit";
import { expect, test } from "vitest";
import { awaitedSides, foldRoom, type RoomSnapshot, viewRoom } from "./index.ts";

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
  expect([viewRoom(room, "A").stage, viewRoom(room, "B").stage]).toEqual([stage, stage]);
  expect(awaitedSides(room).join("")).toBe(awaited);
});

test("one's part of a shared step is done for oneself alone", () => {
  const room = after([...MIRRORING, readsMirror("B")]);
  expect([viewRoom(room, "A").done, viewRoom(room, "B").done]).toEqual([false, true]);
});

test("words of one's own are shown with what the Room does with them, until they cross", () => {
  const held = [...SPEAKING, says("A", cycleReading())];
  expect(viewRoom(after(held), "A").own).toMatchObject({ outcome: "held", kind: null });
  expect(viewRoom(after(held), "B").own).toBeNull();
  expect(viewRoom(after([...held, releases("A")]), "A").own?.outcome).toBe("crosses");
  expect(viewRoom(after([...held, releases("A"), isReady("B")]), "A").own).toBeNull();
});

test("what crossed is seen by both in the same words, and without how it was read", () => {
  const room = after([...LANDING, feelsUnheard("A", secureReading())]);
  expect(viewRoom(room, "B").exchanges).toEqual(viewRoom(room, "A").exchanges);
  expect(viewRoom(room, "B").exchanges).toEqual([
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
    const [one, other] = [viewRoom(room, "A"), viewRoom(room, "B")];
    expect([one.mirror, one.pause, one.level, one.floor]).toEqual([
      other.mirror,
      other.pause,
      other.level,
      other.floor,
    ]);
  }
});

test("an opening is seen by both when both saw the loop that it leaves", () => {
  const events = simulatedRoom();
  const until = events.findIndex((event) => "text" in event && event.text.startsWith("I am afraid")) + 2;
  const { snapshot, refusals } = foldRoom(events.slice(0, until));
  expect(refusals).toEqual([]);
  expect([viewRoom(snapshot, "A").opening, viewRoom(snapshot, "B").opening]).toEqual(["softening", "softening"]);
});

function after(steps: readonly TimedStep[]): RoomSnapshot {
  const { snapshot, refusals } = foldRoom(roomTimeline(steps));
  expect(refusals).toEqual([]);
  return snapshot;
}

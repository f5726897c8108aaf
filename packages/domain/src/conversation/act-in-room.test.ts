import { createReading, cycleReading, roomStep, roomTimeline, type TimedStep } from "@attune/testkit";
import { expect, test } from "vitest";
import { applyRoomEvent, foldRoom, UNOPENED_ROOM } from "./index.ts";

const { opens, arrives, takesFloor, says, replies, isReady, feelsUnheard, pauses, movesReturn, leaves } = roomStep;
const { checksOut, keepsFloor, beginsClose, skipsNewness, releases } = roomStep;
const SPEAKING = [opens(), arrives("A"), arrives("B"), takesFloor("A")];
const LANDING = [...SPEAKING, says("A"), isReady("B"), replies("B")];

function refusalAfter(steps: readonly TimedStep[], refused: TimedStep) {
  const { snapshot, refusals } = foldRoom(roomTimeline(steps));
  expect(refusals).toEqual([]);
  const step = applyRoomEvent(snapshot, refused(0));
  return step.ok ? null : step.error;
}

test("a Room that nobody opened can only be opened", () => {
  expect(UNOPENED_ROOM.value).toBe("unopened");
  for (const step of [leaves("A"), takesFloor("A"), pauses("B"), arrives("A")]) {
    expect(refusalAfter([], step)).toMatchObject({ type: "room-refusal", reason: "not-now" });
  }
});

test("an ended Room takes nothing, whatever it is", () => {
  expect(refusalAfter([opens(), leaves("B")], opens())).toEqual({
    type: "room-refusal",
    event: "room-opened",
    reason: "room-ended",
  });
  expect(refusalAfter([opens(), leaves("B")], arrives("A", { arousal: 11 }))?.reason).toBe("room-ended");
});

test("ratings are whole numbers from 0 to 10", () => {
  for (const arousal of [-1, 11, 2.5, Number.NaN]) {
    expect(refusalAfter([opens()], arrives("A", { arousal }))?.reason).toBe("rating-out-of-range");
  }
  const closing = [...SPEAKING, beginsClose("A"), skipsNewness("A"), skipsNewness("B")];
  expect(refusalAfter(closing, checksOut("A", 0, 11))?.reason).toBe("rating-out-of-range");
  expect(refusalAfter(closing, checksOut("A", 11, 0))?.reason).toBe("rating-out-of-range");
  expect(refusalAfter(closing, checksOut("A", 0, 10))).toBeNull();
});

test.each(["", "  \n", "\u200b\u200d", "\ufeff", "\u00ad"])("words without anything visible are empty: %j", (text) => {
  expect(refusalAfter(SPEAKING, says("A", createReading(), text))?.reason).toBe("empty-words");
  expect(refusalAfter(LANDING, feelsUnheard("A", createReading(), text))?.reason).toBe("empty-words");
});

test.each(["a", "❤️", "\u200bא", "\ud800"])("words with anything visible are words: %j", (text) => {
  expect(refusalAfter(SPEAKING, says("A", createReading(), text))).toBeNull();
});

test("a pause needs a return between twenty minutes and a day ahead, moved or not", () => {
  expect(refusalAfter(SPEAKING, pauses("B", 19))?.reason).toBe("return-out-of-range");
  expect(refusalAfter(SPEAKING, pauses("B", 24 * 60 + 1))?.reason).toBe("return-out-of-range");
  expect(refusalAfter([...SPEAKING, pauses("B")], movesReturn("A", -5))?.reason).toBe("return-out-of-range");
  expect(refusalAfter([...SPEAKING, pauses("B")], movesReturn("A", 20))).toBeNull();
});

test("a step of whoever has the floor is refused to the listener as not theirs, and the other way round", () => {
  for (const step of [says("B"), feelsUnheard("B"), keepsFloor("B"), replies("A"), isReady("A")]) {
    expect(refusalAfter(SPEAKING, step)?.reason).toBe("not-yours");
  }
  for (const step of [isReady("B"), replies("B"), keepsFloor("A"), takesFloor("B"), releases("B")]) {
    expect(refusalAfter(SPEAKING, step)?.reason).toBe("not-now");
  }
});

test("while both name what was new, nothing is somebody else's", () => {
  const integrating = [...SPEAKING, beginsClose("A"), says("B")];
  expect(refusalAfter(integrating, says("B"))?.reason).toBe("not-now");
});

test("a fold lists what was not taken, and goes on", () => {
  const { snapshot, refusals } = foldRoom(roomTimeline([opens(), takesFloor("A"), arrives("A"), arrives("B")]));
  expect(refusals).toEqual([{ type: "room-refusal", event: "floor-taken", reason: "not-now" }]);
  expect(snapshot.value).toEqual({ live: "choosing" });
});

test("a correction that crosses says so, and *not yet* alone crosses nothing", () => {
  const { snapshot } = foldRoom(roomTimeline(LANDING));
  const effects = (step: TimedStep) => {
    const taken = applyRoomEvent(snapshot, step(0));
    return taken.ok ? taken.value.effects : null;
  };
  expect(effects(feelsUnheard("A", createReading()))).toEqual([{ type: "words-crossed", side: "A" }]);
  expect(effects(feelsUnheard("A"))).toEqual([]);
  expect(effects(feelsUnheard("A", cycleReading()))).toEqual([]);
});

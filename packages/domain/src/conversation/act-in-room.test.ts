import { createReading, cycleReading, recordedEvents, roomStep, roomTimeline, type TimedStep } from "@attune/testkit";
import { expect, test } from "vitest";
import { actInRoom, foldRoom, heardOf, UNOPENED_ROOM } from "./index.ts";

const { opens, arrives, takesFloor, says, replies, isReady, feelsUnheard, pauses, movesReturn, leaves } = roomStep;
const { checksOut, keepsFloor, beginsClose, names, skipsNewness, releases, withdraws, takesBack, saysAgain } = roomStep;
const SPEAKING = [opens(), arrives("A"), arrives("B"), takesFloor("A")];
const LANDING = [...SPEAKING, says("A"), isReady("B"), replies("B")];

function actAfter(steps: readonly TimedStep[], act: TimedStep) {
  let room = UNOPENED_ROOM;
  for (const step of roomTimeline(steps)) {
    const acted = actInRoom(room, step);
    if (!acted.ok) expect.fail(`${step.type} was refused: ${acted.error.reason}`);
    room = acted.value.room;
  }
  return actInRoom(room, act(0));
}

function refusalAfter(steps: readonly TimedStep[], refused: TimedStep) {
  const acted = actAfter(steps, refused);
  return acted.ok ? null : acted.error;
}

function eventsAfter(steps: readonly TimedStep[], act: TimedStep) {
  const acted = actAfter(steps, act);
  return acted.ok ? acted.value.events.map(({ at: _at, side: _side, ...event }) => event) : [];
}

test("a Room that nobody opened can only be opened", () => {
  expect(UNOPENED_ROOM.shared.value).toBe("unopened");
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
  for (const step of [says("B"), takesBack("B"), feelsUnheard("B"), keepsFloor("B"), replies("A"), isReady("A")]) {
    expect(refusalAfter(SPEAKING, step)?.reason).toBe("not-yours");
  }
  for (const step of [isReady("B"), replies("B"), keepsFloor("A"), takesBack("A"), takesFloor("B"), releases("B")]) {
    expect(refusalAfter(SPEAKING, step)?.reason).toBe("not-now");
  }
});

test("while both name what was new, nothing is somebody else's", () => {
  const integrating = [...SPEAKING, beginsClose("A"), names("B")];
  expect(refusalAfter(integrating, names("B"))?.reason).toBe("not-now");
});

test("a message that is meant for a turn does not become a line on what was new", () => {
  expect(refusalAfter([...SPEAKING, beginsClose("A")], says("A"))?.reason).toBe("not-now");
  expect(refusalAfter(SPEAKING, names("A"))?.reason).toBe("not-now");
});

test("who has words that have not crossed offers no others, and who has none takes none back", () => {
  const held = [...SPEAKING, says("A", cycleReading())];
  expect(refusalAfter(held, says("A"))?.reason).toBe("not-now");
  expect(refusalAfter(SPEAKING, withdraws("A"))?.reason).toBe("not-now");
  expect(refusalAfter([...SPEAKING, says("A")], withdraws("A"))?.reason).toBe("not-now");
  expect(refusalAfter([...held, pauses("B")], releases("A"))?.reason).toBe("not-now");
});

const CYCLE = cycleReading();
const offered = { type: "words-offered", disputed: false, answersCycle: false, reading: CYCLE };

test("held words are recorded for their author alone, and for both when they are let go", () => {
  const held = { ...offered, as: "message", text: "The bins were full again." };
  expect(eventsAfter(SPEAKING, says("A", CYCLE))).toEqual([held]);
  expect(eventsAfter([...SPEAKING, says("A", CYCLE)], withdraws("A"))).toEqual([{ type: "words-withdrawn" }]);
  const heard = heardOf({ reading: CYCLE, disputed: true, answersCycle: false });
  expect(eventsAfter([...SPEAKING, says("A", CYCLE)], releases("A"))).toEqual([
    { type: "words-released" },
    { type: "words-given", text: held.text, heard },
  ]);
});

test("words that are not held are recorded for both at once, in the shape that fits what they are meant as", () => {
  const given = (steps: readonly TimedStep[], act: TimedStep) => eventsAfter(steps, act).slice(1);
  const heard = heardOf({ reading: createReading(), disputed: false, answersCycle: false });
  expect(given(SPEAKING, says("A"))).toEqual([{ type: "words-given", text: "The bins were full again.", heard }]);
  expect(given([...SPEAKING, says("A"), isReady("B")], replies("B", createReading(), "comfort"))).toEqual([
    { type: "reply-given", text: "You saw the bins.", heard, kind: "comfort" },
  ]);
  expect(given(LANDING, feelsUnheard("A", createReading()))).toEqual([
    { type: "not-yet", correction: { text: "It is less about the bins.", heard } },
  ]);
  expect(given([...SPEAKING, beginsClose("A")], names("A"))).toEqual([{ type: "newness-named", text: "You stayed." }]);
});

test("words of which their author has said before that they are not that are let cross disputed", () => {
  const heard = heardOf({ reading: CYCLE, disputed: true, answersCycle: false });
  expect(eventsAfter(SPEAKING, saysAgain("A", CYCLE))[1]).toMatchObject({ type: "words-given", heard });
});

test("what is answered in private is recorded for both without its numbers", () => {
  expect(eventsAfter([opens()], arrives("A", { arousal: 3 }))[1]).toEqual({ type: "arrived", green: true });
  expect(eventsAfter([opens()], arrives("A", { clearHeaded: false }))[1]).toEqual({ type: "arrived", green: false });
  const closing = [...SPEAKING, beginsClose("A"), skipsNewness("A"), skipsNewness("B")];
  expect(eventsAfter(closing, checksOut("A"))[1]).toEqual({ type: "parted" });
});

test("a fold lists what was not taken, and goes on", () => {
  const events = recordedEvents(roomTimeline(SPEAKING)).slice(0, -1);
  const [opening, ...rest] = events;
  const { room, refusals } = foldRoom(opening ? [opening, takesFloor("A")(0), ...rest] : []);
  expect(refusals).toEqual([{ type: "room-refusal", event: "floor-taken", reason: "not-now" }]);
  expect(room.shared.value).toEqual({ live: "choosing" });
});

test("a correction that crosses says so, and *not yet* alone or held crosses nothing", () => {
  const effects = (act: TimedStep) => {
    const acted = actAfter(LANDING, act);
    return acted.ok ? acted.value.effects : null;
  };
  expect(effects(feelsUnheard("A", createReading()))).toEqual([{ type: "words-crossed", side: "A" }]);
  expect(effects(feelsUnheard("A"))).toEqual([]);
  expect(effects(feelsUnheard("A", CYCLE))).toEqual([]);
});

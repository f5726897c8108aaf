import { createReading, cycleReading, roomStep, roomTimeline, secureReading, type TimedStep } from "@attune/testkit";
import { expect, test } from "vitest";
import { actInRoom, type RoomEffect, SHORTEST_PAUSE, UNOPENED_ROOM } from "./index.ts";

const {
  opens,
  arrives,
  takesFloor,
  says,
  replies,
  repliesToCycle,
  names,
  withdraws,
  takesBack,
  releases,
  isReady,
  feelsHeard,
  feelsUnheard,
} = roomStep;
const { readsMirror, keepsFloor, passesFloor, beginsClose, skipsNewness, checksOut, pauses, movesReturn, leaves } =
  roomStep;

const ARRIVED = [opens(), arrives("A"), arrives("B")];
const SPEAKING = [...ARRIVED, takesFloor("A")];
const REPLYING = [...SPEAKING, says("A"), isReady("B")];
const CYCLE = [says("A"), isReady("B"), replies("B", cycleReading()), releases("B")];
const HOT_ROOM = [opens("A", { level: 0, cleanRun: 0 }), arrives("A"), arrives("B"), takesFloor("A")];
const HOT_CYCLE = [says("A", cycleReading()), isReady("B"), replies("B", cycleReading("defend"))];
const MIRRORED = [readsMirror("A"), readsMirror("B")];

/** Plays steps that must all be taken: where the Room is then, what it knows, and what it last asked for. */
function play(...steps: readonly TimedStep[]) {
  let room = UNOPENED_ROOM;
  let effects: readonly RoomEffect[] = [];
  for (const act of roomTimeline(steps, 0)) {
    const acted = actInRoom(room, act);
    if (!acted.ok) expect.fail(`${act.type} was refused: ${acted.error.reason}`);
    else ({ room, effects } = acted.value);
  }
  const { shared, own } = room;
  return { value: shared.value, context: shared.context, own, effects };
}

test("the Room opens for two who are green, and forgets which answers they gave", () => {
  const { value, context } = play(...ARRIVED);
  expect(value).toEqual({ live: "choosing" });
  expect(context.green).toEqual({ A: null, B: null });
});

test.each([{ willing: false }, { arousal: 4 }, { clearHeaded: false }])(
  "anything but two greens rests, with the same pause whoever it was: %j",
  (arrival) => {
    const first = play(opens(), arrives("A", arrival), arrives("B"));
    expect(first.value).toBe("paused");
    expect(first.context).toEqual(play(opens(), arrives("A"), arrives("B", arrival)).context);
    expect(first.effects).toEqual([{ type: "return-promised", returnAt: 120_000 + SHORTEST_PAUSE }]);
  },
);

test("a held message waits for its author, who takes it back or says that it is not that", () => {
  const held = [...SPEAKING, says("A", cycleReading())];
  expect(play(...held).value).toEqual({ live: "speaking" });
  expect(play(...held).own.A.pending).not.toBeNull();
  expect(play(...held, withdraws("A")).own.A.pending).toBeNull();
  expect(play(...held, releases("A")).value).toEqual({ live: "crossing" });
  const released = play(...held, releases("A"), isReady("B"));
  expect(released.value).toEqual({ live: "replying" });
  expect(released.own.A.pending).toBeNull();
  expect(released.context.exchanges[0]?.message.heard).toMatchObject({ cycle: false, toward: 1 });
  expect(released.effects).toEqual([{ type: "words-crossed", side: "A" }]);
});

test("words can be taken back until the listener is ready", () => {
  const given = [...SPEAKING, says("A")];
  expect(play(...given).own.A.pending?.text).toBe(play(...given).context.waiting?.text);
  const back = play(...given, takesBack("A"));
  expect([back.value, back.context.waiting, back.own.A.pending]).toEqual([{ live: "speaking" }, null, null]);
});

test("a held reply can be taken back, or released to cross at once", () => {
  const held = [...REPLYING, replies("B", cycleReading("fix"))];
  expect(play(...held).value).toEqual({ live: "replying" });
  expect(play(...held, withdraws("B")).own.B.pending).toBeNull();
  expect(play(...held, releases("B")).value).toEqual({ live: "landing" });
});

test("the speaker feels heard, and keeps the floor, passes it, or either begins to close", () => {
  const landed = [...REPLYING, replies("B", secureReading("reflect")), feelsHeard("A")];
  expect(play(...landed).context.exchanges[0]?.landed).toBe(true);
  expect(play(...landed, keepsFloor("A")).context.floor).toBe("A");
  expect(play(...landed, passesFloor("A")).context.floor).toBe("B");
  expect(play(...landed, beginsClose("B")).value).toEqual({ live: "integrating" });
});

test("*not yet* goes back to the listener once, and the second time the Room mirrors and asks for a smaller sentence", () => {
  const once = [...REPLYING, replies("B"), feelsUnheard("A", createReading())];
  expect(play(...once).value).toEqual({ live: "replying" });
  const twice = play(...once, replies("B"), feelsUnheard("A"));
  expect(twice.value).toEqual({ live: "mirroring" });
  expect(twice.effects).toEqual([{ type: "facilitator-takes-floor", cause: "not-yet" }]);
  expect(twice.context.exchanges[0]).toMatchObject({
    notYet: 2,
    corrections: [{ text: "It is less about the bins." }],
  });
  const after = play(...once, replies("B"), feelsUnheard("A"), ...MIRRORED);
  expect(after.context).toMatchObject({ smaller: true, mirror: null, floor: "A" });
  expect(play(...once, replies("B"), feelsUnheard("A"), ...MIRRORED, says("A"), isReady("B")).context.smaller).toBe(
    false,
  );
});

test("a held correction can be taken back, or released, the first and the second time", () => {
  const held = [...REPLYING, replies("B"), feelsUnheard("A", cycleReading())];
  expect(play(...held).context.exchanges[0]?.notYet).toBe(0);
  expect(play(...held, withdraws("A")).value).toEqual({ live: "landing" });
  expect(play(...held, feelsHeard("A")).own.A.pending).toBeNull();
  const once = play(...held, releases("A"));
  expect(once.value).toEqual({ live: "replying" });
  expect(once.effects).toEqual([{ type: "words-crossed", side: "A" }]);
  const twice = play(
    ...held,
    releases("A"),
    replies("B", secureReading()),
    feelsUnheard("A", cycleReading()),
    releases("A"),
  );
  expect(twice.value).toEqual({ live: "mirroring" });
});

test("two cycle exchanges running give the floor to the facilitator and raise the help", () => {
  const { value, context, effects } = play(...HOT_ROOM, ...HOT_CYCLE, feelsHeard("A"), keepsFloor("A"), ...HOT_CYCLE);
  expect(value).toEqual({ live: "mirroring" });
  expect(context).toMatchObject({ level: 1, cycleRun: 2, cycleExchanges: 2, mirror: { cause: "cycle-run" } });
  expect(effects).toEqual([
    { type: "help-rises", level: 1 },
    { type: "words-crossed", side: "B" },
    { type: "facilitator-takes-floor", cause: "cycle-run" },
  ]);
});

test("help that is at its highest does not say that it rises", () => {
  const level = { level: 3, cleanRun: 0 } as const;
  const answer = [repliesToCycle("B", cycleReading()), releases("B")];
  const reply = [says("A", cycleReading()), releases("A"), isReady("B"), ...answer];
  const { effects, context } = play(
    ...[opens("A", level), arrives("A"), arrives("B"), takesFloor("A")],
    ...[...reply, feelsHeard("A"), keepsFloor("A"), ...reply],
  );
  expect(context).toMatchObject({ level: 3, cycleRun: 2 });
  expect(effects.map(({ type }) => type)).toEqual(["words-crossed", "facilitator-takes-floor"]);
});

test("three rest, and after two greens the floor is chosen anew and no run goes on", () => {
  const third = [...HOT_ROOM, ...HOT_CYCLE, feelsHeard("A"), keepsFloor("A"), ...HOT_CYCLE, ...MIRRORED];
  const answer = [repliesToCycle("B", cycleReading()), releases("B")];
  const both = [says("A", cycleReading()), releases("A"), isReady("B"), ...answer];
  const steps = [...third, ...both];
  const rested = play(...steps);
  expect(rested.value).toBe("paused");
  expect(rested.context).toMatchObject({ cycleRun: 3, level: 1, pause: { cause: "cycle-run", by: null } });
  expect(rested.own.A.depth).toBe("hot");
  const back = play(...steps, arrives("B"), arrives("A"));
  expect(back.value).toEqual({ live: "choosing" });
  expect(back.context).toMatchObject({ cycleRun: 0, floor: null, cycleExchanges: 3 });
  expect([back.own.A.depth, back.own.B.depth]).toEqual(["calm", "calm"]);
  expect(play(...steps, arrives("B"), arrives("A"), takesFloor("B"), says("B", cycleReading())).own.B.depth).toBe(
    "calm",
  );
});

test("one good reply ends a run", () => {
  expect(play(...HOT_ROOM, ...HOT_CYCLE, feelsUnheard("A"), replies("B", secureReading())).context.cycleRun).toBe(0);
});

test("released replies that fed the loop count only with cycle talk of the other", () => {
  expect(play(...SPEAKING, ...CYCLE).context.cycleRun).toBe(0);
  const cycle = [says("A", cycleReading()), releases("A"), isReady("B"), repliesToCycle("B", cycleReading())];
  expect(play(...SPEAKING, ...cycle, releases("B")).context.cycleRun).toBe(1);
});

test("a called pause leads back to the very step it was called at, words and all", () => {
  const held = [...SPEAKING, says("A", cycleReading())];
  const back = play(...held, pauses("B"), arrives("A"), arrives("B"));
  expect(back.value).toEqual({ live: "speaking" });
  expect(back.context).toEqual(play(...held).context);
  expect(back.own.A.pending).toEqual(play(...held).own.A.pending);
  const mirroring = [...REPLYING, replies("B"), feelsUnheard("A"), replies("B"), feelsUnheard("A"), readsMirror("B")];
  expect(play(...mirroring, pauses("B"), arrives("A"), arrives("B")).context.mirror?.readBy).toEqual(["B"]);
});

test("who does not come back green rests longer, with an end that lies ahead, and still returns to the same step", () => {
  const steps = [...SPEAKING, says("A"), pauses("A"), movesReturn("B", 60), arrives("A"), arrives("B", { arousal: 9 })];
  const { context, value } = play(...steps);
  expect(value).toBe("paused");
  expect(context.pause).toEqual({
    cause: "arrival",
    by: null,
    promise: null,
    resumes: "here",
    returnAt: 8 * 60_000 + SHORTEST_PAUSE,
  });
  expect(play(...steps, arrives("B"), arrives("A")).value).toEqual({ live: "crossing" });
});

test("a pause on arrival leads to the floor", () => {
  const back = play(opens(), arrives("A", { willing: false }), pauses("B"), arrives("A"), arrives("B"));
  expect(back.value).toEqual({ live: "choosing" });
});

test("both name what was new or leave it out, check out, and the Room closes", () => {
  const integrating = [...SPEAKING, beginsClose("A")];
  const named = play(...integrating, names("B"));
  expect(named.effects).toEqual([
    { type: "words-crossed", side: "B" },
    { type: "moment-saved", side: "B" },
  ]);
  expect(play(...integrating, skipsNewness("A"), names("B")).value).toEqual({ live: "closing" });
  const closing = [...integrating, names("B"), skipsNewness("A")];
  expect(play(...closing).context.newness).toEqual({ A: "", B: "You stayed." });
  expect(play(...closing, checksOut("A")).value).toEqual({ live: "closing" });
  const closed = play(...closing, checksOut("A"), checksOut("B", 0, 10));
  expect(closed.value).toBe("closed");
  expect(closed.context.parted).toEqual(["A", "B"]);
  expect(closed.own.B.checkOut).toEqual({ arousal: 0, closeness: 10 });
  expect(closed.effects).toEqual([{ type: "room-ended", closed: true }]);
});

test("a held line on what was new waits for its author alone, who releases it, takes it back or leaves it out", () => {
  const held = [...SPEAKING, beginsClose("A"), names("B", cycleReading(), "At last you listened.")];
  expect(play(...held).context.newness.B).toBeNull();
  expect(play(...held, releases("B")).context.newness.B).toBe("At last you listened.");
  expect(play(...held, withdraws("B")).own.B.pending).toBeNull();
  const skipped = play(...held, skipsNewness("B"));
  expect([skipped.own.B.pending, skipped.context.newness.B]).toEqual([null, ""]);
  expect(play(...held, skipsNewness("A"), releases("B")).value).toEqual({ live: "closing" });
});

test("passing the floor without a word leaves no words and no smaller sentence behind", () => {
  expect(play(...SPEAKING, passesFloor("A")).context).toMatchObject({ floor: "B", smaller: false, exchanges: [] });
});

test("leaving ends the Room without a word about why", () => {
  const { value, effects } = play(...REPLYING, leaves("B"));
  expect(value).toBe("left");
  expect(effects).toEqual([{ type: "room-ended", closed: false }]);
});

test("an opening is told once for each partner, and to the other only when they saw what came before", () => {
  const turn = [says("A", secureReading("fear")), isReady("B"), replies("B"), feelsHeard("A"), keepsFloor("A")];
  const blamed = [
    says("A", cycleReading()),
    releases("A"),
    isReady("B"),
    replies("B"),
    feelsHeard("A"),
    keepsFloor("A"),
  ];
  const openings = (...steps: readonly TimedStep[]) => {
    const { context, own } = play(...SPEAKING, ...steps);
    return [context.exchanges.map(({ opening }) => opening), own.A.opening];
  };
  const softening = { exchange: 2, kind: "softening" };
  expect(openings(...turn, ...blamed, ...turn, ...turn)).toEqual([[null, null, "softening", null], softening]);
  const kept = openings(says("A", cycleReading("shut_down")), withdraws("A"), ...turn);
  expect(kept).toEqual([[null], { exchange: 0, kind: "re-engagement" }]);
});

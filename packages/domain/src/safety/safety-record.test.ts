import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  extraDaysOf,
  FEWEST_EXTRA_DAYS,
  foldSafety,
  GREEN_AROUSAL,
  isClearForDepth,
  isReadyAt,
  isRoomResting,
  isScreeningDue,
  isStop,
  LONGEST_TICK_DELAY,
  MOST_EXTRA_DAYS,
  NOTHING_SAID,
  type SafetyEvent,
  type SafetyRecord,
  SCREEN_REST,
  SOLO_PHASE,
  STOP_AROUSAL,
  stopsWithin,
  TICK,
  tellAt,
  tickAt,
  tickOf,
  triageOf,
} from "./index.ts";

const DAY = 24 * 60 * 60 * 1000;
const quiet = { stops: 0, sign: false };

function recordOf(...events: readonly SafetyEvent[]): SafetyRecord {
  return events.reduce(foldSafety, NOTHING_SAID);
}
const screened = (at: number, answers: object = {}): SafetyEvent => ({ type: "screen-finished", at, answers });
/** A seed that comes to this many extra days. */
const pace = (extraDays: number): SafetyEvent => ({ type: "pace-drawn", at: 0, seed: extraDays - FEWEST_EXTRA_DAYS });

describe("what someone has said about safety", () => {
  it("keeps a red whatever is answered later: nothing reopens by an answer", () => {
    const record = recordOf(screened(1, { fear: ["often"] }), screened(2, { fear: ["no"], harm: [] }));
    expect(triageOf(record, quiet)).toMatchObject({ level: "red", rules: ["S2"] });
    expect(record.roomClosedAt).toBe(1);
    expect(record.reds.get("S2")).toBe(1);
  });

  it("lets an amber go when it is answered otherwise, and keeps answers that are left out later", () => {
    const amber = recordOf(screened(1, { lean: ["unsure"], rough: ["stopped"] }));
    expect(triageOf(amber, quiet).rules).toEqual(["S3", "S10"]);
    expect(triageOf(recordOf(screened(1, { lean: ["unsure"] }), screened(2)), quiet).rules).toEqual(["S10"]);
    const later = foldSafety(amber, screened(2, { lean: ["in"], rough: ["no"] }));
    expect(triageOf(later, quiet).level).toBe("green");
    expect(later.roomClosedAt).toBeNull();
  });

  it("keeps closed what answers had closed that were taken away, and says nothing of why", () => {
    const cleared: SafetyEvent = { type: "answers-cleared", at: 9, closes: ["joint-path", "room"] };
    const record = recordOf(cleared);
    expect(record).toMatchObject({ firstScreenedAt: 9, screenedAt: 9, roomClosedAt: 9 });
    expect(triageOf(record, quiet)).toMatchObject({
      level: "green",
      rules: [],
      closes: new Set(["joint-path", "room"]),
    });
    const later = recordOf(screened(1, { fear: ["often"] }), cleared, screened(12));
    expect(later).toMatchObject({ firstScreenedAt: 1, screenedAt: 12, roomClosedAt: 1 });
    expect(recordOf({ ...cleared, closes: [] })).toMatchObject({ roomClosedAt: null });
  });

  it("takes choices as they come, and the first pace that was drawn", () => {
    const record = recordOf(
      { type: "look-chosen", at: 1, look: "as-before" },
      { type: "solo-chosen", at: 2, solo: true },
      { type: "solo-chosen", at: 3, solo: false },
      { type: "depth-checked", at: 4, clear: false },
      pace(4),
      pace(9),
      { type: "change-said", at: 5 },
    );
    expect(record).toMatchObject({ look: "as-before", solo: false, seed: 2, changeSaidAt: 5, madeToUse: false });
    expect(foldSafety(record, { type: "made-to-use", at: 6 })).toMatchObject({ madeToUse: true, solo: true });
  });
});

describe("notes of one’s own", () => {
  it("keep the last text of each", () => {
    const note = (noteId: string, text: string): SafetyEvent => ({
      type: "note-kept",
      at: 1,
      noteId,
      prompt: null,
      text,
    });
    const { notes } = recordOf(note("1", "a"), note("2", "b"), note("1", "c"));
    expect([...notes].map(([id, { text }]) => [id, text])).toEqual([
      ["1", "c"],
      ["2", "b"],
    ]);
  });
});

describe("when the questions come again", () => {
  const due = (record: SafetyRecord, now: number, closer = false, signAt: number | null = null): boolean =>
    isScreeningDue(record, { closer, signAt }, now);

  it("is at the start, after four weeks, then after eight, and after four where care is closer", () => {
    expect(due(NOTHING_SAID, 0)).toBe(true);
    const once = recordOf(screened(0));
    expect(due(once, 27 * DAY)).toBe(false);
    expect(due(once, 28 * DAY)).toBe(true);
    const twice = recordOf(screened(0), screened(28 * DAY));
    expect(due(twice, (28 + 55) * DAY)).toBe(false);
    expect(due(twice, (28 + 56) * DAY)).toBe(true);
    expect(due(twice, (28 + 28) * DAY, true)).toBe(true);
  });

  it("is at once when something has changed, or when words carried a sign since", () => {
    const once = recordOf(screened(5));
    expect(due(foldSafety(once, { type: "change-said", at: 6 }), 6)).toBe(true);
    expect(due(once, 8, false, 7)).toBe(true);
    expect(due(once, 8, false, 4)).toBe(false);
  });
});

describe("the pace that all couples have", () => {
  const joinedAt = 1000;
  const ready = (record: SafetyRecord, tick: number, before = false): boolean =>
    isReadyAt(record, { joinedAt, tick, before });

  it("draws days and delays by chance, within their bounds, and the same whenever they are asked for", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(200), (seed, tick) => {
        expect(extraDaysOf(seed)).toBeGreaterThanOrEqual(FEWEST_EXTRA_DAYS);
        expect(extraDaysOf(seed)).toBeLessThanOrEqual(MOST_EXTRA_DAYS);
        const delay = tellAt(joinedAt, tick, seed) - tickAt(joinedAt, tick);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThan(LONGEST_TICK_DELAY);
      }),
    );
    const delays = Array.from({ length: 40 }, (_, tick) => tellAt(0, tick, 7) - tickAt(0, tick));
    expect(new Set(delays).size).toBe(40);
  });

  it("counts ticks from the joining", () => {
    expect(tickOf(joinedAt, 0)).toBe(0);
    expect(tickOf(joinedAt, joinedAt + TICK - 1)).toBe(0);
    expect(tickOf(joinedAt, tickAt(joinedAt, 3))).toBe(3);
  });

  it("keeps everybody on the solo track for two weeks and a few days that nobody knows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(8), (extraDays, tick) => {
        const record = recordOf(pace(extraDays), screened(joinedAt));
        expect(ready(record, tick)).toBe(tick * TICK >= SOLO_PHASE + extraDays * DAY);
      }),
    );
    expect(ready(recordOf(screened(joinedAt)), 20)).toBe(false);
    expect(ready(recordOf(pace(2)), 20)).toBe(false);
  });

  it("says “not yet” alike for an own choice, a red and three ambers", () => {
    const base = [pace(2), screened(joinedAt)];
    expect(ready(recordOf(...base, { type: "solo-chosen", at: 1, solo: true }), 5)).toBe(false);
    expect(ready(recordOf(pace(2), screened(joinedAt, { harm: ["worse"] })), 5)).toBe(false);
    const ambers = { lean: ["out"], substance: ["sometimes"], "someone-else": ["ended"] };
    expect(ready(recordOf(pace(2), screened(joinedAt, ambers)), 5)).toBe(false);
  });

  it("changes nothing within 72 hours of an answer, to either side", () => {
    const at = tickAt(joinedAt, 5);
    for (const answers of [{}, { fear: ["often"] }]) {
      const record = recordOf(pace(2), screened(joinedAt), screened(at - SCREEN_REST + 1, answers));
      expect(ready(record, 5, true)).toBe(true);
      expect(ready(record, 5, false)).toBe(false);
    }
    const settled = recordOf(pace(2), screened(joinedAt), screened(at - SCREEN_REST, { fear: ["often"] }));
    expect(ready(settled, 5, true)).toBe(false);
  });

  it("lets the Room rest from the first tick that lies 72 hours behind, unless its owner wants it as before", () => {
    const said = tickAt(joinedAt, 2) - DAY;
    const record = recordOf(screened(said, { "own-force": ["temper"] }));
    expect(isRoomResting(record, joinedAt, said)).toBe(false);
    expect(isRoomResting(record, joinedAt, tickAt(joinedAt, 2))).toBe(false);
    expect(isRoomResting(record, joinedAt, tickAt(joinedAt, 3) - 1)).toBe(false);
    expect(isRoomResting(record, joinedAt, tickAt(joinedAt, 3))).toBe(true);
    const rested = foldSafety(record, screened(tickAt(joinedAt, 3) + 1));
    expect(isRoomResting(rested, joinedAt, tickAt(joinedAt, 3) + 2)).toBe(true);
    const kept = foldSafety(record, { type: "look-chosen", at: said, look: "as-before" });
    expect(isRoomResting(kept, joinedAt, tickAt(joinedAt, 9))).toBe(false);
    expect(isRoomResting(recordOf(screened(said)), joinedAt, tickAt(joinedAt, 9))).toBe(false);
  });
});

describe("stops", () => {
  it("are too much arousal or no clear head, and count for 14 days", () => {
    expect(isStop({ arousal: STOP_AROUSAL, clearHeaded: true })).toBe(true);
    expect(isStop({ arousal: 0, clearHeaded: false })).toBe(true);
    expect(isStop({ arousal: STOP_AROUSAL - 1, clearHeaded: true })).toBe(false);
    expect(stopsWithin([0, 5 * DAY, 14 * DAY, 20 * DAY], 14 * DAY)).toBe(2);
  });

  it("are apart from the two things that are asked before a deep step", () => {
    expect(isClearForDepth({ arousal: GREEN_AROUSAL, safeEnough: true })).toBe(true);
    expect(isClearForDepth({ arousal: GREEN_AROUSAL + 1, safeEnough: true })).toBe(false);
    expect(isClearForDepth({ arousal: 0, safeEnough: false })).toBe(false);
  });
});

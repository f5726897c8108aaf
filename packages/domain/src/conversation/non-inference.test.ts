import type { Instant } from "@attune/kernel";
import { cycleReading, roomRunArbitrary, roomStep, roomTimeline, secureReading, type TimedStep } from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { otherSide, SIDES, type Side } from "../cycle/index.ts";
import { isGreen } from "./arrival.ts";
import { actInRoom, type Room, type RoomAct, stageOf, UNOPENED_ROOM, viewRoom } from "./index.ts";

const { opens, arrives, takesFloor, says, replies, withdraws, releases, isReady } = roomStep;
const SPEAKING = [opens(), arrives("A"), arrives("B"), takesFloor("A")];

/** What one partner keeps to themselves: drafts that were held, and the number or reason behind an answer. */
const secrets = fc.array(fc.record({ drafts: fc.nat(2), rating: fc.nat(10) }), { minLength: 1, maxLength: 20 });

test("what one partner keeps back changes nothing that the other sees or is refused, at any time", () => {
  fc.assert(
    fc.property(roomRunArbitrary({ maxLength: 120 }), fc.constantFrom(...SIDES), secrets, (run, keeper, kept) => {
      const partner = otherSide(keeper);
      for (const { open, secret, at } of roomsApart({ run, keeper, kept })) {
        expectSame(seenBy(partner, secret, at), seenBy(partner, open, at));
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("words that wait to cross show no word of themselves", () => {
  const one = play([...SPEAKING, says("A", secureReading(), "I missed you at breakfast.")]);
  const other = play([...SPEAKING, says("A", secureReading("need"), "Would you sit with me?")]);
  expect(view(one, "B")).toStrictEqual(view(other, "B"));
  expect(view(one, "A")).not.toEqual(view(other, "A"));
});

test("an opening that rests on words kept back is known to its speaker alone", () => {
  const softened = [says("A", secureReading("fear")), isReady("B")];
  const kept = play([...SPEAKING, says("A", cycleReading()), withdraws("A"), ...softened]);
  const plain = play([...SPEAKING, ...softened], 2);
  expect(view(kept, "A").opening).toBe("softening");
  expect(view(plain, "A").opening).toBeNull();
  expect(view(kept, "B")).toStrictEqual(view(plain, "B"));
});

test("released words carry the time of their release, not of the hold", () => {
  const held = play([...SPEAKING, says("A", cycleReading()), releases("A"), isReady("B")]);
  const free = play([...SPEAKING, says("A"), isReady("B")], 1);
  expect(view(held, "B")).toStrictEqual(view(free, "B"));
});

test("a refusal does not tell whether the other's words are held", () => {
  const held = play([...SPEAKING, says("A", cycleReading())]);
  const free = play(SPEAKING);
  expect(refusalsFor("B", held, 0)).toStrictEqual(refusalsFor("B", free, 0));
});

interface Apart {
  readonly run: readonly RoomAct[];
  readonly keeper: Side;
  readonly kept: readonly { readonly drafts: number; readonly rating: number }[];
}

/** The same run twice, step by step: as it is, and with what the keeper keeps back. */
function* roomsApart({ run, keeper, kept }: Apart) {
  let open = UNOPENED_ROOM;
  let secret = UNOPENED_ROOM;
  for (const [index, act] of run.entries()) {
    const { at } = act;
    const { drafts, rating } = kept[index % kept.length] ?? { drafts: 0, rating: 0 };
    const isOwn = act.side === keeper && actInRoom(open, act).ok;
    for (const draft of isOwn ? heldDrafts(secret, act, drafts) : []) {
      secret = advance(secret, draft);
      yield { open, secret, at };
    }
    secret = advance(secret, isOwn ? withOtherRating(act, rating) : act);
    open = advance(open, act);
    yield { open, secret, at };
  }
}

/** Held drafts that were taken back, before words that the partner gets to see. None where nothing is held. */
function heldDrafts({ shared, own }: Room, act: RoomAct, count: number): readonly RoomAct[] {
  const { at, side } = act;
  const stage = stageOf(shared);
  const hasWords = own[side].pending !== null;
  if (shared.context.level === 0 || hasWords || !(stage in DRAFTS)) return [];
  if (act.type === "floor-passed" || act.type === "close-begun" || act.type === "pause-called") return [];
  const draft = DRAFTS[stage as keyof typeof DRAFTS](side);
  return Array.from({ length: count }, () => [draft, withdraws(side)])
    .flat()
    .map((step) => step(at));
}

const DRAFTS = {
  speaking: (side: Side) => says(side, cycleReading("contempt"), "An invented unkind draft."),
  replying: (side: Side) => replies(side, cycleReading("shut_down")),
  landing: (side: Side) => roomStep.feelsUnheard(side, cycleReading("press")),
  integrating: (side: Side) => roomStep.names(side, cycleReading("case_build")),
} as const;

/** The same answer with another number or reason behind it. Green stays green, and not green stays so: that is shared. */
function withOtherRating(event: RoomAct, rating: number): RoomAct {
  if (event.type === "checked-out") return { ...event, arousal: rating, closeness: 10 - rating };
  if (event.type !== "arrival-checked") return event;
  if (isGreen(event)) return { ...event, arousal: rating % 4 };
  return { ...event, willing: rating < 5, arousal: rating < 5 ? 7 : rating, clearHeaded: rating % 2 === 0 };
}

/** All that reaches a partner: the view, and the answer to whatever they try. */
function seenBy(side: Side, room: Room, at: Instant) {
  return { view: view(room, side), refusals: refusalsFor(side, room, at) };
}

function view({ shared, own }: Room, side: Side) {
  return viewRoom(shared, own[side]);
}

function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toStrictEqual(other);
}

function refusalsFor(side: Side, room: Room, at: Instant) {
  return Object.values(roomStep).map((step) => {
    const tried = actInRoom(room, (step as (side: Side) => TimedStep)(side)(at));
    return tried.ok || tried.error.reason;
  });
}

/** Plays the steps, the first of them this many minutes late, so that the last ones of two rooms coincide. */
function play(steps: readonly TimedStep[], minutesLate = 0): Room {
  return roomTimeline(steps, minutesLate * 60_000).reduce(advance, UNOPENED_ROOM);
}

function advance(room: Room, act: RoomAct): Room {
  const acted = actInRoom(room, act);
  return acted.ok ? acted.value.room : room;
}

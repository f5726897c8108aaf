import type { Instant } from "@attune/kernel";
import { readingArbitrary } from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { otherSide, SIDES, type Side } from "../cycle/index.ts";
import {
  actOnLetter,
  FACILITATION_LEVELS,
  type FacilitationLevel,
  followLetter,
  followOwnLetter,
  type LetterAct,
  type Letters,
  NO_LETTERS_GIVEN,
  NO_OWN_LETTERS,
  type SharedLetterEvent,
  viewLetters,
} from "./index.ts";

type Two = Readonly<Record<Side, Letters>>;

const HOUR = 3_600_000;
const NOTHING: Letters = { given: NO_LETTERS_GIVEN, own: NO_OWN_LETTERS };
const side = fc.constantFrom(...SIDES);
const letterId = fc.constantFrom("1", "2", "3", "4");
const text = fc.constantFrom("I waited.", "The light was on.", " ");

/** Anything that someone could try to do with letters; each act comes some hours after the one before. */
const someAct: fc.Arbitrary<LetterAct> = fc.oneof(
  fc.record({
    type: fc.constant("letter-offered" as const),
    letterId,
    side,
    at: fc.constant(0),
    text,
    answers: fc.option(letterId),
    reading: readingArbitrary,
    disputed: fc.boolean(),
    answersCycle: fc.boolean(),
  }),
  fc.record({
    type: fc.constant("letter-set-aside" as const),
    letterId,
    side,
    at: fc.constant(0),
    text,
    answers: fc.constant(null),
    until: fc.option(fc.integer({ min: 0, max: 60 }).map((hours) => hours * HOUR)),
  }),
  fc.record({ type: fc.constant("letter-opened" as const), letterId, side, at: fc.constant(0) }),
  fc.record({ type: fc.constant("letter-taken-back" as const), letterId, side, at: fc.constant(0), keptAs: letterId }),
  fc.record({
    type: fc.constant("answer-marked" as const),
    letterId,
    side,
    at: fc.constant(0),
    mark: fc.constantFrom("landed" as const, "not-yet" as const),
  }),
);

const runs: fc.Arbitrary<readonly LetterAct[]> = fc
  .array(fc.tuple(someAct, fc.integer({ min: 0, max: 12 })), { maxLength: 40 })
  .map((steps) => {
    let at = 0;
    return steps.map(([act, hours]) => {
      at += hours * HOUR;
      return { ...act, at };
    });
  });

/** What one partner does that nobody is to notice: drafts put to sleep, letters opened, words that are held. */
const secrets = fc.array(
  fc.record({ opens: fc.boolean(), drafts: fc.nat(2), rests: fc.boolean(), reading: readingArbitrary }),
  { minLength: 1, maxLength: 12 },
);
const level = fc.constantFrom(...FACILITATION_LEVELS);

test("what one keeps, sleeps on, is held or opens changes nothing that the other sees or is refused, at any time", () => {
  fc.assert(
    fc.property(runs, side, secrets, level, (run, keeper, kept, help) => {
      const partner = otherSide(keeper);
      let [open, secret]: [Two, Two] = [
        { A: NOTHING, B: NOTHING },
        { A: NOTHING, B: NOTHING },
      ];
      for (const [index, act] of run.entries()) {
        const hidden = hiddenActs(secret, {
          keeper,
          help,
          at: act.at,
          index,
          ...(kept[index % kept.length] ?? NO_SECRET),
        });
        for (const each of hidden) secret = advance(secret, each, help);
        const isTaken = actOnLetter(open[act.side], act, help).ok;
        open = advance(open, act, help);
        // The other's own acts come from what they see, and that is the same.
        if (act.side === partner || isTaken) secret = advance(secret, act, help);
        expect(seenBy(partner, secret, { at: act.at, help })).toStrictEqual(
          seenBy(partner, open, { at: act.at, help }),
        );
      }
    }),
    { numRuns: 200 },
  );
});

test("an author's own acts, and what they are answered, do not tell whether the letter was opened", () => {
  fc.assert(
    fc.property(runs, side, level, (run, author, help) => {
      const reader = otherSide(author);
      const isQuiet = (act: LetterAct) => act.side === author || act.type === "letter-opened";
      const quiet = run.filter(isQuiet);
      let [read, unread]: [Two, Two] = [
        { A: NOTHING, B: NOTHING },
        { A: NOTHING, B: NOTHING },
      ];
      for (const act of quiet) {
        read = advance(read, act, help);
        if (act.side !== reader) unread = advance(unread, act, help);
        expect(seenBy(author, read, { at: act.at, help })).toStrictEqual(seenBy(author, unread, { at: act.at, help }));
      }
    }),
    { numRuns: 200 },
  );
});

test("every device comes to the same letters from the record, with the words of those taken back in it or gone", () => {
  fc.assert(
    fc.property(runs, level, (run, help) => {
      let two: Two = { A: NOTHING, B: NOTHING };
      const record: SharedLetterEvent[] = [];
      for (const act of run) {
        const acted = actOnLetter(two[act.side], act, help);
        if (acted.ok) record.push(...acted.value.shared);
        two = advance(two, act, help);
      }
      const back = new Set(two.A.given.takenBack.map((taken) => taken.letterId));
      const cleared = record.filter((event) => event.type !== "letter-given" || !back.has(event.letterId));
      for (const events of [record, cleared])
        expect(events.reduce(followLetter, NO_LETTERS_GIVEN)).toEqual(two.A.given);
    }),
    { numRuns: 200 },
  );
});

test("no word of a letter that waits is in any view but its author's", () => {
  fc.assert(
    fc.property(runs, level, (run, help) => {
      const two = run.reduce((now, act) => advance(now, act, help), { A: NOTHING, B: NOTHING } as Two);
      for (const reader of SIDES) {
        for (const letter of viewLetters(two[reader], reader)) {
          if (letter.standing === "waiting") expect(Object.keys(letter)).toEqual(["standing", "letterId", "at"]);
        }
      }
    }),
  );
});

const NO_SECRET = { opens: false, drafts: 0, rests: false, reading: null };

interface Hidden {
  readonly help: FacilitationLevel;
  readonly keeper: Side;
  readonly at: Instant;
  readonly index: number;
  readonly opens: boolean;
  readonly drafts: number;
  readonly rests: boolean;
  readonly reading: Extract<LetterAct, { type: "letter-offered" }>["reading"] | null;
}

function hiddenActs(
  two: Two,
  { keeper, help, at, index, opens, drafts, rests, reading }: Hidden,
): readonly LetterAct[] {
  const acts: LetterAct[] = Array.from({ length: drafts }, (_, count) => ({
    type: "letter-set-aside",
    letterId: `kept ${index} ${count}`,
    side: keeper,
    at,
    text: "An invented unkind draft.",
    answers: null,
    until: rests ? at + HOUR : null,
  }));
  const waiting = viewLetters(two[keeper], keeper).find(({ standing }) => standing === "waiting");
  if (opens && waiting) acts.push({ type: "letter-opened", letterId: waiting.letterId, side: keeper, at });
  if (reading === null) return acts;
  const words = { text: "An invented unkind draft.", answers: null, disputed: false, answersCycle: false };
  const held = { ...reading, talk: "cycle" as const, gate: 1, neverHeld: null, moves: [BLAME] };
  const offered = { type: "letter-offered" as const, letterId: `held ${index}`, side: keeper, at, ...words };
  // At the level that holds nothing, these would cross, and that is no secret.
  return actOnLetter(two[keeper], { ...offered, reading: held }, help).ok
    ? acts
    : [...acts, { ...offered, reading: held }];
}

const BLAME = { move: "blame", confidence: 1, start: 0, end: 4 } as const;

function advance(two: Two, act: LetterAct, help: FacilitationLevel): Two {
  const acted = actOnLetter(two[act.side], act, help);
  if (!acted.ok) return two;
  const { shared, own } = acted.value;
  const given = shared.reduce(followLetter, two.A.given);
  const mine = own.reduce(followOwnLetter, two[act.side].own);
  const after = { A: { ...two.A, given }, B: { ...two.B, given } };
  return { ...after, [act.side]: { given, own: mine } };
}

/** All that reaches a partner: the view, and the answer to whatever they try. */
function seenBy(you: Side, two: Two, { at, help }: { readonly at: Instant; readonly help: FacilitationLevel }) {
  const ids = ["1", "2", "3", "4"];
  const tries: readonly LetterAct[] = ids.flatMap((id) => [
    { type: "letter-taken-back", letterId: id, side: you, at, keptAs: "5" },
    { type: "letter-opened", letterId: id, side: you, at },
    { type: "answer-marked", letterId: id, side: you, at, mark: "landed" },
    { type: "letter-set-aside", letterId: id, side: you, at, text: "Yes.", answers: null, until: null },
  ]);
  const answers = tries.map((act) => {
    const acted = actOnLetter(two[you], act, help);
    return acted.ok || acted.error.reason;
  });
  return { letters: viewLetters(two[you], you), answers };
}

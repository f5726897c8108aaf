import { createReading, cycleReading, readingArbitrary, secureReading } from "@attune/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Side } from "../cycle/index.ts";
import {
  actOnLetter,
  followLetter,
  followOwnLetter,
  type LetterAct,
  type Letters,
  LONGEST_REST,
  NO_LETTERS_GIVEN,
  NO_OWN_LETTERS,
  type OwnLetterEvent,
  outcomeOf,
  type SharedLetterEvent,
  TAKE_BACK_WITHIN,
  viewLetters,
} from "./index.ts";

const NOTHING: Letters = { given: NO_LETTERS_GIVEN, own: NO_OWN_LETTERS };
const HOUR = 3_600_000;
const AT = Date.UTC(2026, 0, 5, 22);

type Offer = Partial<Extract<LetterAct, { type: "letter-offered" }>>;

const offers = (letterId: string, side: Side, more: Offer = {}): LetterAct => ({
  type: "letter-offered",
  letterId,
  side,
  at: AT,
  text: "The kitchen was dark when I came home.",
  answers: null,
  reading: createReading(),
  disputed: false,
  answersCycle: false,
  ...more,
});
const setsAside = (letterId: string, until: number | null, at = AT, text = "Not yet."): LetterAct => ({
  type: "letter-set-aside",
  letterId,
  side: "A",
  at,
  text,
  answers: null,
  until,
});
const opens = (letterId: string, side: Side, at = AT): LetterAct => ({ type: "letter-opened", letterId, side, at });
const takesBack = (letterId: string, side: Side, at = AT): LetterAct => ({
  type: "letter-taken-back",
  letterId,
  side,
  at,
  keptAs: `${letterId} again`,
});
const marks = (letterId: string, side: Side, mark: "landed" | "not-yet" = "landed"): LetterAct => ({
  type: "answer-marked",
  letterId,
  side,
  at: AT,
  mark,
});

/** Both partners, each with their own part. */
interface Two {
  readonly A: Letters;
  readonly B: Letters;
}

function play(acts: readonly LetterAct[], level: 0 | 1 | 2 | 3 = 3): Two {
  return acts.reduce((two, act) => advance(two, act, level), { A: NOTHING, B: NOTHING });
}

function advance(two: Two, act: LetterAct, level: 0 | 1 | 2 | 3): Two {
  const acted = actOnLetter(two[act.side], act, level);
  if (!acted.ok) return two;
  const { shared, own } = acted.value;
  const given = shared.reduce(followLetter, two.A.given);
  const after = { A: { ...two.A, given }, B: { ...two.B, given } };
  return { ...after, [act.side]: { given, own: own.reduce(followOwnLetter, two[act.side].own) } };
}

const standing = (letters: Letters, side: Side) => viewLetters(letters, side).map((letter) => letter.standing);
const refusal = (letters: Letters, act: LetterAct, level: 0 | 1 | 2 | 3 = 3) => {
  const acted = actOnLetter(letters, act, level);
  return acted.ok ? null : acted.error.reason;
};

describe("a letter that is written", () => {
  test("crosses when its author gives it, and waits for the other without a word of itself", () => {
    const two = play([offers("1", "A")]);
    expect(viewLetters(two.A, "A")).toMatchObject([{ standing: "given", answered: false, mark: null }]);
    expect(viewLetters(two.B, "B")).toStrictEqual([{ standing: "waiting", letterId: "1", at: AT }]);
  });

  test("crosses exactly where its words would cross in the Room, or where its author says: this is not that", () => {
    fc.assert(
      fc.property(readingArbitrary, fc.constantFrom(0, 1, 2, 3), fc.boolean(), (reading, level, disputed) => {
        const isHeld = !disputed && outcomeOf(reading, level) === "held";
        expect(refusal(NOTHING, offers("1", "A", { reading, disputed }), level)).toBe(isHeld ? "held" : null);
      }),
    );
    expect(refusal(NOTHING, offers("1", "A", { reading: cycleReading() }))).toBe("held");
  });

  test("shares what was heard in it, and nothing else of its reading", () => {
    const acted = actOnLetter(NOTHING, offers("1", "A", { reading: secureReading("fear") }), 3);
    const [event] = acted.ok ? acted.value.shared : [];
    const keys = ["type", "letterId", "side", "at", "text", "heard", "answers"];
    expect(Object.keys(event ?? {})).toEqual(keys);
    expect(event).toMatchObject({ heard: { cycle: false, vulnerable: true, words: 8 } });
  });

  test("needs words, and is given once", () => {
    expect(refusal(NOTHING, offers("1", "A", { text: " \n" }))).toBe("empty");
    expect(refusal(NOTHING, setsAside("1", null, AT, ""))).toBe("empty");
    const two = play([offers("1", "A"), opens("1", "B")]);
    expect(refusal(two.A, offers("1", "A"))).toBe("not-now");
    expect(refusal(two.B, offers("1", "B"))).toBe("not-now");
    const gone = advance(two, takesBack("1", "A"), 3);
    expect(refusal(gone.B, offers("1", "B"))).toBe("not-now");
  });
});

describe("a letter that is set aside", () => {
  test("is its author's alone, to sleep on or to keep", () => {
    const two = play([setsAside("1", AT + 9 * HOUR), setsAside("2", null, AT + 1)]);
    expect(viewLetters(two.A, "A")).toMatchObject([
      { standing: "aside", letterId: "2", until: null },
      { standing: "aside", letterId: "1", until: AT + 9 * HOUR },
    ]);
    expect(standing(two.B, "B")).toEqual([]);
  });

  test("is not given before its moment has come, and never by itself", () => {
    const two = play([setsAside("1", AT + 9 * HOUR)]);
    expect(refusal(two.A, offers("1", "A", { at: AT + 9 * HOUR - 1 }))).toBe("resting");
    expect(refusal(two.A, offers("1", "A", { at: AT + 9 * HOUR }))).toBeNull();
    expect(standing(two.B, "B")).toEqual([]);
  });

  test("sleeps no shorter for being set aside again, and may sleep longer", () => {
    const two = play([setsAside("1", AT + 9 * HOUR), setsAside("1", AT + HOUR), setsAside("1", null)]);
    expect(viewLetters(two.A, "A")).toMatchObject([{ until: AT + 9 * HOUR }]);
    const longer = advance(two, setsAside("1", AT + 33 * HOUR), 3);
    expect(viewLetters(longer.A, "A")).toMatchObject([{ until: AT + 33 * HOUR }]);
  });

  test("sleeps until a moment ahead, a year at most", () => {
    for (const until of [AT, AT - 1, AT + LONGEST_REST + 1, Number.NaN]) {
      expect(refusal(NOTHING, setsAside("1", until))).toBe("time-out-of-range");
    }
    expect(refusal(NOTHING, setsAside("1", AT + LONGEST_REST))).toBeNull();
  });

  test("gives way to the same letter once that is given", () => {
    expect(standing(play([setsAside("1", null), offers("1", "A")]).A, "A")).toEqual(["given"]);
  });
});

describe("a letter that is opened", () => {
  test("is read by the other alone, once, and never by its author or before it is there", () => {
    const two = play([offers("1", "A", { reading: secureReading("need") }), opens("1", "B", AT + 5)]);
    expect(viewLetters(two.B, "B")).toMatchObject([
      { standing: "opened", at: AT, vulnerable: true, takenBack: false, markable: false },
    ]);
    expect(refusal(two.B, opens("1", "B"))).toBe("not-now");
    expect(refusal(two.A, opens("1", "A"))).toBe("not-now");
    expect(refusal(two.B, opens("2", "B"))).toBe("not-now");
    const again: OwnLetterEvent = {
      type: "letter-opened",
      letterId: "1",
      at: 9,
      text: "",
      givenAt: 9,
      answers: null,
      vulnerable: false,
    };
    expect(followOwnLetter(two.B.own, again)).toBe(two.B.own);
  });

  test("can be answered by a letter, and the one whose letter it answers says how that landed", () => {
    const two = play([offers("1", "A"), opens("1", "B"), offers("2", "B", { answers: "1", at: AT + 1 })]);
    expect(viewLetters(two.A, "A")).toMatchObject([{ standing: "waiting" }, { standing: "given", answered: true }]);
    expect(refusal(two.A, marks("2", "A"))).toBe("not-now");
    const read = advance(two, opens("2", "A"), 3);
    expect(viewLetters(read.A, "A")[0]).toMatchObject({ standing: "opened", answers: "1", markable: true, mark: null });
    const marked = [marks("2", "A", "not-yet"), marks("2", "A")].reduce((now, act) => advance(now, act, 3), read);
    expect(viewLetters(marked.A, "A")[0]).toMatchObject({ mark: "landed" });
    expect(viewLetters(marked.B, "B")[0]).toMatchObject({ standing: "given", mark: "landed" });
  });

  test("is not there with another partner than the one who gave it", () => {
    const { own } = play([offers("1", "A"), opens("1", "B")]).B;
    const later: Letters = { given: NO_LETTERS_GIVEN, own };
    expect(standing(later, "B")).toEqual([]);
    expect(refusal(later, offers("2", "B", { answers: "1" }))).toBe("not-now");
  });

  test("has to be opened before it is answered, and only an answer is marked, by the one it answers", () => {
    const two = play([offers("1", "A")]);
    expect(refusal(two.B, offers("2", "B", { answers: "1" }))).toBe("not-now");
    const answered = play([offers("1", "A"), opens("1", "B"), offers("2", "B", { answers: "1" }), opens("2", "A")]);
    expect(refusal(answered.B, marks("1", "B"))).toBe("not-now");
    expect(refusal(answered.B, marks("2", "B"))).toBe("not-now");
    expect(refusal(answered.A, marks("3", "A"))).toBe("not-now");
  });
});

describe("a letter that is taken back", () => {
  test("is its author's alone again, and the other finds nothing", () => {
    const two = play([offers("1", "A"), takesBack("1", "A", AT + HOUR)]);
    expect(viewLetters(two.A, "A")).toMatchObject([{ standing: "aside", letterId: "1 again", until: null }]);
    expect(standing(two.B, "B")).toEqual([]);
    expect(refusal(two.A, offers("1", "A"))).toBe("not-now");
    expect(standing(advance(two, offers("1 again", "A"), 3).B, "B")).toEqual(["waiting"]);
  });

  test("stays with a reader who had opened it, who is told; its author is answered the same", () => {
    const before = [offers("1", "A")];
    const read = play([...before, opens("1", "B"), takesBack("1", "A")]);
    const unread = play([...before, takesBack("1", "A")]);
    expect(viewLetters(read.B, "B")).toMatchObject([{ standing: "opened", takenBack: true }]);
    expect(viewLetters(read.A, "A")).toStrictEqual(viewLetters(unread.A, "A"));
  });

  test("has to be one's own, unanswered, and no older than a day", () => {
    const two = play([offers("1", "A"), opens("1", "B")]);
    expect(refusal(two.A, takesBack("1", "A", AT + TAKE_BACK_WITHIN))).toBeNull();
    expect(refusal(two.A, takesBack("1", "A", AT + TAKE_BACK_WITHIN + 1))).toBe("too-late");
    expect(refusal(two.B, takesBack("1", "B"))).toBe("not-now");
    expect(refusal(two.A, takesBack("2", "A"))).toBe("not-now");
    const answered = advance(two, offers("2", "B", { answers: "1" }), 3);
    expect(refusal(answered.A, takesBack("1", "A"))).toBe("not-now");
  });
});

describe("a record that stands where it should not", () => {
  const heard = { cycle: false, toward: 0, away: 0, vulnerable: false, words: 1 };
  const given = (letterId: string, side: Side, text = "One."): SharedLetterEvent => ({
    type: "letter-given",
    letterId,
    side,
    at: AT,
    text,
    heard,
    answers: null,
  });
  const back = (letterId: string, side: Side): SharedLetterEvent => ({
    type: "letter-taken-back",
    letterId,
    side,
    at: AT,
  });
  const fold = (events: readonly SharedLetterEvent[]) => events.reduce(followLetter, NO_LETTERS_GIVEN);

  test("changes nothing: a letter that came second, one taken back before, and what only the other may say", () => {
    expect(fold([given("1", "A"), given("1", "A", "Two.")]).letters).toMatchObject([{ text: "One." }]);
    expect(fold([given("1", "A"), given("1", "B", "Two.")]).letters).toMatchObject([{ side: "A" }]);
    expect(fold([back("1", "A"), given("1", "A")]).letters).toEqual([]);
    expect(fold([given("1", "A"), back("1", "B")]).letters).toHaveLength(1);
    expect(
      fold([given("1", "A"), { type: "answer-marked", letterId: "1", side: "B", at: AT, mark: "landed" }]),
    ).toEqual(fold([given("1", "A")]));
    const once = fold([given("1", "A"), back("1", "A")]);
    expect(followLetter(once, back("1", "A"))).toBe(once);
  });

  test("taking back holds although the words have left the record, wherever it stands", () => {
    expect(fold([back("1", "A")])).toEqual(fold([given("1", "A"), back("1", "A")]));
  });
});

import { MOVES, NEVER_HELD_REASONS, type Reading, SAFETY_KINDS, TALKS } from "@attune/domain/cycle";
import fc from "fast-check";

const PLAIN = { noNullPrototype: true } as const;

const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => Math.abs(value));

/** Any reading that a listener could give, of a message of at most 400 characters. */
export const readingArbitrary: fc.Arbitrary<Reading> = fc.record(
  {
    talk: fc.constantFrom(...TALKS),
    gate: share,
    moves: fc
      .array(fc.tuple(fc.constantFrom(...MOVES), share, fc.nat(200), fc.nat(200)), { maxLength: 4 })
      .map((moves) =>
        moves
          .map(([move, confidence, start, length]) => ({ move, confidence, start, end: start + length }))
          .sort((one, other) => one.start - other.start),
      ),
    safety: fc.array(fc.record({ kind: fc.constantFrom(...SAFETY_KINDS), confidence: share }, PLAIN), { maxLength: 1 }),
    neverHeld: fc.option(fc.constantFrom(...NEVER_HELD_REASONS), { freq: 4 }),
    form: fc.record({ words: fc.nat(120), capitals: share }, PLAIN),
  },
  PLAIN,
);

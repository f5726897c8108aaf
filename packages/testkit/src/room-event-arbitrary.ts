import { FACILITATION_LEVELS, REPLY_KINDS, type RoomEvent } from "@attune/domain/conversation";
import { SIDES } from "@attune/domain/cycle";
import fc from "fast-check";
import { readingArbitrary } from "./reading-arbitrary.ts";

const PLAIN = { noNullPrototype: true } as const;

const MINUTE = 60_000;
const at = fc.integer({ min: 0, max: 4_000_000_000_000 });
const side = fc.constantFrom(...SIDES);
const rating = fc.integer({ min: -1, max: 11 });
const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constant(" ") },
);
const offer = { text, reading: readingArbitrary };

/** Any event of the right shape, at any time, whether or not its values are in range. */
export const roomEventArbitrary: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.record(
    {
      type: fc.constant("room-opened" as const),
      at,
      side,
      format: fc.constant("live" as const),
      help: fc.record({ level: fc.constantFrom(...FACILITATION_LEVELS), cleanRun: fc.nat(2) }, PLAIN),
    },
    PLAIN,
  ),
  fc.record(
    {
      type: fc.constant("arrival-checked" as const),
      at,
      side,
      willing: fc.boolean(),
      arousal: rating,
      clearHeaded: fc.boolean(),
    },
    PLAIN,
  ),
  fc.record({ type: fc.constant("words-offered" as const), at, side, ...offer }, PLAIN),
  fc.record(
    {
      type: fc.constant("reply-offered" as const),
      at,
      side,
      ...offer,
      kind: fc.constantFrom(...REPLY_KINDS),
    },
    PLAIN,
  ),
  fc.record({ type: fc.constant("not-yet" as const), at, side, correction: fc.option(fc.record(offer, PLAIN)) }, PLAIN),
  fc.record({ type: fc.constant("checked-out" as const), at, side, arousal: rating, closeness: rating }, PLAIN),
  fc
    .record({ at, side, minutes: fc.integer({ min: -10, max: 2000 }), line: fc.nat(9), isGiven: fc.boolean() }, PLAIN)
    .map(({ minutes, line, isGiven, ...by }) => ({
      type: "pause-called" as const,
      ...by,
      returnAt: by.at + minutes * MINUTE,
      promise: isGiven ? { line: `line-${line}`, place: "kitchen" } : null,
    })),
  fc
    .record({ at, side, minutes: fc.integer({ min: -10, max: 2000 }) }, PLAIN)
    .map(({ minutes, ...by }) => ({ type: "return-moved" as const, ...by, returnAt: by.at + minutes * MINUTE })),
  fc.record(
    {
      type: fc.constantFrom(
        "floor-taken" as const,
        "words-withdrawn" as const,
        "words-released" as const,
        "listener-ready" as const,
        "landed" as const,
        "mirror-read" as const,
        "floor-kept" as const,
        "floor-passed" as const,
        "close-begun" as const,
        "newness-skipped" as const,
        "room-left" as const,
      ),
      at,
      side,
    },
    PLAIN,
  ),
);

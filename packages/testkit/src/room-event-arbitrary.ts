import {
  FACILITATION_LEVELS,
  type Heard,
  type OwnEvent,
  REPLY_KINDS,
  type RoomAct,
  type RoomEvent,
} from "@attune/domain/conversation";
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
const bySide = { at, side };

const heard: fc.Arbitrary<Heard> = fc.record(
  {
    cycle: fc.boolean(),
    toward: fc.nat(4),
    away: fc.nat(4),
    vulnerable: fc.boolean(),
    words: fc.nat(120),
  },
  PLAIN,
);

/** Any of one partner's own events of the right shape, whether or not its values are in range. */
export const ownEventArbitrary: fc.Arbitrary<OwnEvent> = fc.oneof(
  fc.record(
    {
      type: fc.constant("arrival-checked" as const),
      ...bySide,
      willing: fc.boolean(),
      arousal: rating,
      clearHeaded: fc.boolean(),
    },
    PLAIN,
  ),
  fc.record(
    {
      type: fc.constant("words-offered" as const),
      ...bySide,
      text,
      reading: readingArbitrary,
      as: fc.constantFrom("message" as const, "correction" as const, "newness" as const, ...REPLY_KINDS),
      disputed: fc.boolean(),
      answersCycle: fc.boolean(),
    },
    PLAIN,
  ),
  fc.record({ type: fc.constantFrom("words-withdrawn" as const, "words-released" as const), ...bySide }, PLAIN),
  fc.record({ type: fc.constant("checked-out" as const), ...bySide, arousal: rating, closeness: rating }, PLAIN),
);

/** Anything that someone could try to do, at any time. */
export const roomActArbitrary: fc.Arbitrary<RoomAct> = fc.oneof(
  { weight: 5, arbitrary: ownEventArbitrary },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        type: fc.constant("room-opened" as const),
        ...bySide,
        format: fc.constant("live" as const),
        help: fc.record({ level: fc.constantFrom(...FACILITATION_LEVELS), cleanRun: fc.nat(2) }, PLAIN),
      },
      PLAIN,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("not-yet" as const), ...bySide, correction: fc.constant(null) }, PLAIN),
  },
  {
    weight: 1,
    arbitrary: fc
      .record(
        { ...bySide, minutes: fc.integer({ min: -10, max: 2000 }), line: fc.nat(9), isGiven: fc.boolean() },
        PLAIN,
      )
      .map(({ minutes, line, isGiven, ...by }) => ({
        type: "pause-called" as const,
        ...by,
        returnAt: by.at + minutes * MINUTE,
        promise: isGiven ? { line: `line-${line}`, place: "kitchen" } : null,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ ...bySide, minutes: fc.integer({ min: -10, max: 2000 }) }, PLAIN)
      .map(({ minutes, ...by }) => ({ type: "return-moved" as const, ...by, returnAt: by.at + minutes * MINUTE })),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        type: fc.constantFrom(
          "floor-taken" as const,
          "words-taken-back" as const,
          "listener-ready" as const,
          "landed" as const,
          "mirror-read" as const,
          "floor-kept" as const,
          "floor-passed" as const,
          "close-begun" as const,
          "newness-skipped" as const,
          "room-left" as const,
        ),
        ...bySide,
      },
      PLAIN,
    ),
  },
);

/** Any event that could stand in a log, whoever recorded it and whether or not anyone could have. */
export const roomEventArbitrary: fc.Arbitrary<RoomEvent> = fc.oneof(
  { weight: 2, arbitrary: roomActArbitrary },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ type: fc.constant("arrived" as const), ...bySide, green: fc.boolean() }, PLAIN),
      fc.record({ type: fc.constant("words-given" as const), ...bySide, text, heard }, PLAIN),
      fc.record(
        { type: fc.constant("reply-given" as const), ...bySide, text, heard, kind: fc.constantFrom(...REPLY_KINDS) },
        PLAIN,
      ),
      fc.record(
        { type: fc.constant("not-yet" as const), ...bySide, correction: fc.record({ text, heard }, PLAIN) },
        PLAIN,
      ),
      fc.record({ type: fc.constant("newness-named" as const), ...bySide, text }, PLAIN),
      fc.record({ type: fc.constant("parted" as const), ...bySide }, PLAIN),
    ),
  },
);

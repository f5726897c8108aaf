import { REPLY_KINDS, type RoomEvent } from "@attune/domain/conversation";
import { MOVES, NEVER_HELD_REASONS, SAFETY_KINDS, SIDES, TALKS } from "@attune/domain/cycle";
import * as v from "valibot";
import { schemaByType } from "./schema-by-type.ts";

const side = v.picklist(SIDES);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rating = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));
const at = v.pipe(v.number(), v.finite());
const bySide = { at, side };
const level = v.picklist([0, 1, 2, 3]);

/** The help a Room is opened with. */
export const helpSchema = v.strictObject({ level, cleanRun: count });

/** What is shared of how words were read. */
export const heardSchema = v.strictObject({
  cycle: v.boolean(),
  toward: count,
  away: count,
  vulnerable: v.boolean(),
  words: count,
});
const given = { text: v.string(), heard: heardSchema };

/**
 * What both have. Strict: an event that says more than this is not read, so that nothing else is ever taken from the
 * couple's space.
 */
const sharedEvents = [
  v.strictObject({ type: v.literal("room-opened"), ...bySide, format: v.literal("live"), help: helpSchema }),
  v.strictObject({ type: v.literal("arrived"), ...bySide, green: v.boolean() }),
  v.strictObject({ type: v.literal("floor-taken"), ...bySide }),
  v.strictObject({ type: v.literal("words-given"), ...bySide, ...given }),
  v.strictObject({ type: v.literal("words-taken-back"), ...bySide }),
  v.strictObject({ type: v.literal("listener-ready"), ...bySide }),
  v.strictObject({ type: v.literal("reply-given"), ...bySide, ...given, kind: v.picklist(REPLY_KINDS) }),
  v.strictObject({ type: v.literal("landed"), ...bySide }),
  v.strictObject({ type: v.literal("not-yet"), ...bySide, correction: v.nullable(v.strictObject(given)) }),
  v.strictObject({ type: v.literal("mirror-read"), ...bySide }),
  v.strictObject({ type: v.literal("floor-kept"), ...bySide }),
  v.strictObject({ type: v.literal("floor-passed"), ...bySide }),
  v.strictObject({ type: v.literal("close-begun"), ...bySide }),
  v.strictObject({ type: v.literal("newness-named"), ...bySide, text: v.string() }),
  v.strictObject({ type: v.literal("newness-skipped"), ...bySide }),
  v.strictObject({ type: v.literal("parted"), ...bySide }),
  v.strictObject({
    type: v.literal("pause-called"),
    ...bySide,
    returnAt: at,
    promise: v.nullable(v.strictObject({ line: v.string(), place: v.string() })),
  }),
  v.strictObject({ type: v.literal("return-moved"), ...bySide, returnAt: at }),
  v.strictObject({ type: v.literal("room-left"), ...bySide }),
] as const;

const reading = v.object({
  talk: v.picklist(TALKS),
  gate: share,
  moves: v.array(
    v.object({
      move: v.picklist(MOVES),
      confidence: share,
      start: count,
      end: count,
    }),
  ),
  safety: v.array(v.object({ kind: v.picklist(SAFETY_KINDS), confidence: share })),
  neverHeld: v.nullable(v.picklist(NEVER_HELD_REASONS)),
  form: v.object({ words: count, capitals: share }),
});

/** What one partner has alone. */
const ownEvents = [
  v.object({
    type: v.literal("arrival-checked"),
    ...bySide,
    willing: v.boolean(),
    arousal: rating,
    clearHeaded: v.boolean(),
  }),
  v.object({
    type: v.literal("words-offered"),
    ...bySide,
    text: v.string(),
    reading,
    as: v.picklist(["message", "correction", "newness", ...REPLY_KINDS]),
    disputed: v.boolean(),
    answersCycle: v.boolean(),
  }),
  v.object({ type: v.literal("words-withdrawn"), ...bySide }),
  v.object({ type: v.literal("words-released"), ...bySide }),
  v.object({ type: v.literal("checked-out"), ...bySide, arousal: rating, closeness: rating }),
] as const;

/** Accepts a recorded event as the Room knows it. */
export const roomEventSchema: v.GenericSchema<unknown, RoomEvent> = schemaByType([...sharedEvents, ...ownEvents]);

import { REPLY_KINDS, type RoomEvent } from "@attune/domain/conversation";
import { MOVES, NEVER_HELD_REASONS, SAFETY_KINDS, SIDES, TALKS } from "@attune/domain/cycle";
import * as v from "valibot";
import { schemaByType } from "./schema-by-type.ts";

const side = v.picklist(SIDES);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rating = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));
const at = v.pipe(v.number(), v.finite());

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

const bySide = { at, side };
const words = { text: v.string(), reading };
const level = v.picklist([0, 1, 2, 3]);

/** The help a Room is opened with. */
export const helpSchema = v.object({ level, cleanRun: count });

/** Accepts a recorded room event as the machine knows it. */
export const roomEventSchema: v.GenericSchema<unknown, RoomEvent> = schemaByType([
  v.object({ type: v.literal("room-opened"), ...bySide, format: v.literal("live"), help: helpSchema }),
  v.object({
    type: v.literal("arrival-checked"),
    ...bySide,
    willing: v.boolean(),
    arousal: rating,
    clearHeaded: v.boolean(),
  }),
  v.object({ type: v.literal("floor-taken"), ...bySide }),
  v.object({ type: v.literal("words-offered"), ...bySide, ...words }),
  v.object({ type: v.literal("reply-offered"), ...bySide, ...words, kind: v.picklist(REPLY_KINDS) }),
  v.object({ type: v.literal("words-withdrawn"), ...bySide }),
  v.object({ type: v.literal("words-released"), ...bySide }),
  v.object({ type: v.literal("listener-ready"), ...bySide }),
  v.object({ type: v.literal("landed"), ...bySide }),
  v.object({ type: v.literal("not-yet"), ...bySide, correction: v.nullable(v.object(words)) }),
  v.object({ type: v.literal("mirror-read"), ...bySide }),
  v.object({ type: v.literal("floor-kept"), ...bySide }),
  v.object({ type: v.literal("floor-passed"), ...bySide }),
  v.object({ type: v.literal("close-begun"), ...bySide }),
  v.object({ type: v.literal("newness-skipped"), ...bySide }),
  v.object({ type: v.literal("checked-out"), ...bySide, arousal: rating, closeness: rating }),
  v.object({
    type: v.literal("pause-called"),
    ...bySide,
    returnAt: at,
    promise: v.nullable(v.object({ line: v.string(), place: v.string() })),
  }),
  v.object({ type: v.literal("return-moved"), ...bySide, returnAt: at }),
  v.object({ type: v.literal("room-left"), ...bySide }),
]);

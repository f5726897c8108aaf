import { SIDES } from "@attune/domain/cycle";
import { CLOSINGS, type SafetyEvent, type TrackTold, toScreenAnswers } from "@attune/domain/safety";
import * as v from "valibot";
import { schemaByType } from "./schema-by-type.ts";

const at = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.nonEmpty());
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const answers = v.pipe(
  v.record(v.string(), v.array(v.string())),
  v.transform((raw) => toScreenAnswers(raw)),
);

/** Accepts what one person has alone about safety. */
export const safetyEventSchema: v.GenericSchema<unknown, SafetyEvent> = schemaByType([
  v.object({ type: v.literal("screen-finished"), at, answers }),
  v.object({ type: v.literal("answers-cleared"), at, closes: v.array(v.picklist(CLOSINGS)) }),
  v.object({ type: v.literal("change-said"), at }),
  v.object({ type: v.literal("made-to-use"), at }),
  v.object({ type: v.literal("look-chosen"), at, look: v.picklist(["resting", "as-before"]) }),
  v.object({ type: v.literal("solo-chosen"), at, solo: v.boolean() }),
  v.object({ type: v.literal("depth-checked"), at, clear: v.boolean() }),
  v.object({ type: v.literal("pace-drawn"), at, seed: whole }),
  v.object({ type: v.literal("note-kept"), at, noteId: id, prompt: v.nullable(id), text: v.string() }),
]);

/** Accepts what both have about the track. Strict: nothing else fits in. */
export const trackToldSchema: v.GenericSchema<unknown, TrackTold> = v.strictObject({
  side: v.picklist(SIDES),
  tick: whole,
  ready: v.boolean(),
  at,
});

import { type PictureEvent, RELATIONSHIP_KINDS } from "@attune/domain/instruments";
import * as v from "valibot";
import { schemaByType } from "./schema-by-type.ts";

const at = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.nonEmpty());
const number = v.pipe(v.number(), v.finite());

/** Accepts what one person records for their own picture. */
export const pictureEventSchema: v.GenericSchema<unknown, PictureEvent> = schemaByType([
  v.object({
    type: v.literal("relationship-named"),
    at,
    relationshipId: id,
    kind: v.picklist(RELATIONSHIP_KINDS),
    name: v.string(),
  }),
  v.object({
    type: v.literal("answered"),
    at,
    readingId: id,
    relationshipId: v.nullable(id),
    instrument: id,
    version: number,
    answers: v.record(v.string(), number),
  }),
  v.object({
    type: v.literal("picture-note"),
    at,
    topic: v.picklist(["at-first", "taught"]),
    prompt: id,
    text: v.string(),
  }),
  v.object({ type: v.literal("stress-logged"), at, amount: number, from: v.array(id) }),
]);

const band = v.strictObject({ middle: number, spread: number, low: number, high: number });

/** Where one of the two lets the other see them on the plane of this relationship; null takes it back. */
export const sharedPlaceSchema = v.nullable(v.strictObject({ worry: band, distance: band, readAt: at }));

import type { OwnLetterEvent, SharedLetterEvent } from "@attune/domain/conversation";
import { SIDES } from "@attune/domain/cycle";
import * as v from "valibot";
import { heardSchema } from "./room-event-schema.ts";
import { schemaByType } from "./schema-by-type.ts";

const at = v.pipe(v.number(), v.finite());
const letterId = v.pipe(v.string(), v.nonEmpty());
const answers = v.nullable(letterId);
const bySide = { letterId, at, side: v.picklist(SIDES) };

/** Accepts what both have of a letter. Strict, as what both have of the Room. */
export const sharedLetterSchema: v.GenericSchema<unknown, SharedLetterEvent> = schemaByType([
  v.strictObject({ type: v.literal("letter-given"), ...bySide, text: v.string(), heard: heardSchema, answers }),
  v.strictObject({ type: v.literal("letter-taken-back"), ...bySide }),
  v.strictObject({ type: v.literal("answer-marked"), ...bySide, mark: v.picklist(["landed", "not-yet"]) }),
]);

/** Accepts what one partner has alone of a letter. */
export const ownLetterSchema: v.GenericSchema<unknown, OwnLetterEvent> = schemaByType([
  v.object({ type: v.literal("letter-set-aside"), letterId, at, text: v.string(), answers, until: v.nullable(at) }),
  v.object({
    type: v.literal("letter-opened"),
    letterId,
    at,
    text: v.string(),
    givenAt: at,
    answers,
    vulnerable: v.boolean(),
  }),
]);

import type { Instant } from "@attune/kernel";
import * as v from "valibot";
import { type JsonValue, jsonValueSchema } from "./json-value.ts";
import { type Space, spaceSchema } from "./space.ts";

/** One thing that happened, as the log keeps it for good. */
export interface RecordedEvent {
  readonly id: string;
  /** Position in this device's log, from 0, without holes. */
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly space: Space;
  /** The account that wrote it, proven, as base64url; only where events are sealed. */
  readonly author?: string;
  readonly type: string;
  readonly body: JsonValue;
}

/** An event that has its identity and its time, but no place in the log yet. */
export type PendingEvent = Omit<RecordedEvent, "seq">;

/** Accepts an event as it was written; fields that a later version added are left out. */
export const recordedEventSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  recordedAt: v.pipe(v.number(), v.finite()),
  space: spaceSchema,
  type: v.pipe(v.string(), v.nonEmpty()),
  body: jsonValueSchema,
});

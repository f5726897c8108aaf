import type { Instant } from "@attune/kernel";
import type { JsonValue } from "./json-value.ts";
import type { Space } from "./space.ts";

/** One thing that happened, as the log keeps it for good. */
export interface RecordedEvent {
  readonly id: string;
  /** Position in this device's log, from 0, without holes. */
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly space: Space;
  /** The account that wrote it, proven, as base64url. */
  readonly author: string;
  readonly type: string;
  readonly body: JsonValue;
}

/** An event that has its identity and its time, but is not sealed and has no place in the log yet. */
export type PendingEvent = Omit<RecordedEvent, "seq" | "author">;

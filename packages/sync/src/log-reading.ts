import type { RecordedEvent } from "./recorded-event.ts";
import type { RecordUnreadable } from "./storage-error.ts";

/** What a stretch of the log says: every position before `nextSeq` is either an event or reported as unreadable. */
export interface LogReading {
  readonly events: readonly RecordedEvent[];
  readonly unreadable: readonly RecordUnreadable[];
  readonly nextSeq: number;
}

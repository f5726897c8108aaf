import * as v from "valibot";
import type { StoredRecord } from "./log-store.ts";
import { type RecordedEvent, recordedEventSchema } from "./recorded-event.ts";
import type { RecordUnreadable } from "./storage-error.ts";

/** What a stretch of the log says: every position before `nextSeq` is either an event or reported as unreadable. */
export interface LogReading {
  readonly events: readonly RecordedEvent[];
  readonly unreadable: readonly RecordUnreadable[];
  readonly nextSeq: number;
}

/** Parses records that stand in order from `fromSeq` on. Never throws, whatever the records hold. */
export function recordsToReading(records: readonly StoredRecord[], fromSeq: number): LogReading {
  const events: RecordedEvent[] = [];
  const unreadable: RecordUnreadable[] = [];
  let nextSeq = fromSeq;
  for (const { seq, record } of records) {
    for (; nextSeq < seq; nextSeq += 1) unreadable.push({ type: "record-unreadable", seq: nextSeq });
    const event = recordToEvent(record, seq);
    if (event) events.push(event);
    else unreadable.push({ type: "record-unreadable", seq });
    nextSeq = seq + 1;
  }
  return { events, unreadable, nextSeq };
}

function recordToEvent(record: unknown, seq: number): RecordedEvent | null {
  const parsed = v.safeParse(recordedEventSchema, record);
  return parsed.success && parsed.output.seq === seq ? parsed.output : null;
}

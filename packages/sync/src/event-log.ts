import { assert, ok, type Result } from "@attune/kernel";
import type { EnvelopeStoreError } from "./envelope-store.ts";
import type { JsonValue } from "./json-value.ts";
import type { LogReading } from "./log-reading.ts";
import type { PendingEvent, RecordedEvent } from "./recorded-event.ts";
import type { Space } from "./space.ts";
import type { NotSealed, StorageError } from "./storage-error.ts";

/** The events of this device, in the one order that every tab agrees on. */
export interface EventLog {
  /** Everything recorded so far, read up to the newest event of any tab. */
  entries(): Promise<Result<LogReading, StorageError>>;
  /** What has been read so far, without waiting; the same object until something changes. */
  known(): LogReading;
  /**
   * Records one event behind everything in `known()`. It is refused with `append-conflict` when another tab
   * recorded something that had not been seen when this was called, and with the same reason as its
   * predecessor when an event that was under way before it could not be recorded.
   */
  append(type: string, body: JsonValue, space: Space): Promise<Result<RecordedEvent, NotRecorded>>;
  /** Records several events side by side: all or none. */
  appendAll(drafts: readonly EventDraft[]): Promise<Result<readonly RecordedEvent[], NotRecorded>>;
  /** Tries once more with the events of a `NotRecorded`. An event that had been recorded after all is not recorded twice. */
  appendAgain(events: readonly PendingEvent[]): Promise<Result<readonly RecordedEvent[], NotRecorded>>;
  /**
   * Removes events of one's own by id, for good: their words go from here at once, and from everywhere once this was
   * sent. Ids that are not there, or not one's own, are left alone.
   */
  remove(eventIds: readonly string[]): Promise<Result<void, NotRecorded>>;
  /**
   * Reports, in order and once each, what becomes known after this call, whichever tab recorded it.
   * Ends with the returned function. The listener must not throw.
   */
  subscribe(listener: (change: EventLogChange) => void): () => void;
  /** Stops listening to the store. */
  close(): void;
}

/** What changed: more is known, what is known stands in another order, everything was erased, or news could not be read. */
export type EventLogChange =
  | ({ readonly type: "appended" } & LogReading)
  | { readonly type: "reordered" }
  | { readonly type: "erased" }
  | { readonly type: "out-of-date"; readonly reason: StorageError };

/** What there is to record: the log adds identity, time and position. */
export interface EventDraft {
  readonly type: string;
  readonly body: JsonValue;
  readonly space: Space;
}

/**
 * Nothing was recorded, and nothing is lost: the events are handed back. `reason` may be shown and
 * counted; `events` hold people's words and go nowhere but to `appendAgain` or into a file they ask for.
 */
export interface NotRecorded {
  readonly type: "not-recorded";
  readonly reason: EnvelopeStoreError | NotSealed;
  readonly events: readonly PendingEvent[];
}

/** Recording one event, in terms of recording several: the same for every log. */
export function appendOne(appendAll: EventLog["appendAll"]): EventLog["append"] {
  return async (type, body, space) => {
    const recorded = await appendAll([{ type, body, space }]);
    if (!recorded.ok) return recorded;
    const [event] = recorded.value;
    assert(event, "one event was recorded");
    return ok(event);
  };
}

import { err, ok, type Result } from "@attune/kernel";
import { type LogReading, recordsToReading } from "./log-reading.ts";
import type { LogStore, LogStoreChange } from "./log-store.ts";
import type { PendingEvent, RecordedEvent } from "./recorded-event.ts";
import type { LogStoreError, RecordUnreadable, StorageError } from "./storage-error.ts";

/** What one tab knows of the stored log. Its asynchronous functions are called one at a time. */
export interface KnownLog {
  reading(): LogReading;
  /** Changes whenever events that are decided on what was known before must not be recorded any more. */
  version(): number;
  catchUp(): Promise<Result<LogReading, StorageError>>;
  follow(change: LogStoreChange): Promise<void>;
  record(events: readonly PendingEvent[], terms: RecordTerms): Promise<Result<readonly RecordedEvent[], LogStoreError>>;
  remove(eventIds: readonly string[]): Promise<Result<void, StorageError>>;
  subscribe(listener: (change: EventLogChange) => void): () => void;
}

/** `seen`: the version on which the events were decided. `again`: they may have been recorded before. */
export interface RecordTerms {
  readonly seen: number;
  readonly again: boolean;
}

/** What changed: more is known, what is known stands in another order, everything was erased, or news could not be read. */
export type EventLogChange =
  | ({ readonly type: "appended" } & LogReading)
  | { readonly type: "reordered" }
  | { readonly type: "erased" }
  | { readonly type: "out-of-date"; readonly reason: StorageError };

/** Knows nothing at first; reads the store when it is asked to. */
export function createKnownLog(store: LogStore): KnownLog {
  const listeners = new Set<(change: EventLogChange) => void>();
  const events: RecordedEvent[] = [];
  const unreadable: RecordUnreadable[] = [];
  let nextSeq = 0;
  let loaded = false;
  let version = 0;
  let versionReason: LogStoreError = { type: "append-conflict", expectedSeq: 0, actualSeq: 0 };
  let snapshot: LogReading | null = null;

  function reading(): LogReading {
    snapshot ??= { events: events.slice(), unreadable: unreadable.slice(), nextSeq };
    return snapshot;
  }

  function tell(change: EventLogChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  function outdate(reason: LogStoreError): void {
    version += 1;
    versionReason = reason;
  }

  function take(news: LogReading): void {
    for (const event of news.events) events.push(event);
    for (const record of news.unreadable) unreadable.push(record);
    nextSeq = news.nextSeq;
    snapshot = null;
    tell({ type: "appended", ...news });
  }

  async function catchUp(): Promise<Result<LogReading, StorageError>> {
    const records = await store.readFrom(nextSeq);
    if (!records.ok) return records;
    const news = recordsToReading(records.value, nextSeq);
    const first = !loaded;
    loaded = true;
    if (news.nextSeq > nextSeq) {
      if (!first) outdate({ type: "append-conflict", expectedSeq: nextSeq, actualSeq: news.nextSeq });
      take(news);
    }
    return ok(reading());
  }

  async function startOver(): Promise<Result<LogReading, StorageError>> {
    outdate({ type: "append-conflict", expectedSeq: nextSeq, actualSeq: 0 });
    events.length = 0;
    unreadable.length = 0;
    nextSeq = 0;
    snapshot = null;
    tell({ type: "erased" });
    return catchUp();
  }

  /** Reads everything anew after events were removed: those behind them have moved up. */
  async function readAnew(): Promise<Result<void, StorageError>> {
    const records = await store.readAll();
    if (!records.ok) return records;
    const news = recordsToReading(records.value, 0);
    outdate({ type: "append-conflict", expectedSeq: nextSeq, actualSeq: news.nextSeq });
    events.splice(0, events.length, ...news.events);
    unreadable.splice(0, unreadable.length, ...news.unreadable);
    nextSeq = news.nextSeq;
    loaded = true;
    snapshot = null;
    tell({ type: "reordered" });
    return ok(undefined);
  }

  async function remove(eventIds: readonly string[]): Promise<Result<void, StorageError>> {
    const removed = await store.remove(eventIds);
    return removed.ok ? readAnew() : removed;
  }

  async function follow(change: LogStoreChange): Promise<void> {
    if (!loaded || (change.type !== "erased" && change.nextSeq === nextSeq)) return;
    if (change.type === "appended" && change.nextSeq < nextSeq) return;
    const read = { appended: catchUp, removed: readAnew, erased: startOver };
    const caught = await read[change.type]();
    if (!caught.ok) tell({ type: "out-of-date", reason: caught.error });
  }

  async function record(
    pending: readonly PendingEvent[],
    terms: RecordTerms,
  ): Promise<Result<readonly RecordedEvent[], LogStoreError>> {
    if (!loaded || terms.again) {
      const caught = await catchUp();
      if (!caught.ok) return caught;
    }
    const before = terms.again ? alreadyRecorded(events, pending) : [];
    if (before.length === pending.length) return ok(before);
    if (terms.seen !== version) return err(versionReason);
    return write(pending.map((event, index) => ({ ...event, seq: nextSeq + index })));
  }

  async function write(fresh: readonly RecordedEvent[]): Promise<Result<readonly RecordedEvent[], LogStoreError>> {
    const stored = await store.append(fresh, nextSeq);
    if (stored.ok) {
      take({ events: fresh, unreadable: [], nextSeq: nextSeq + fresh.length });
      return ok(fresh);
    }
    outdate(stored.error);
    if (stored.error.type === "append-conflict") {
      const caught = await (stored.error.actualSeq < nextSeq ? startOver() : catchUp());
      if (!caught.ok) tell({ type: "out-of-date", reason: caught.error });
    }
    return stored;
  }

  function subscribe(listener: (change: EventLogChange) => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  return { reading, version: () => version, catchUp, follow, record, remove, subscribe };
}

function alreadyRecorded(events: readonly RecordedEvent[], pending: readonly PendingEvent[]): readonly RecordedEvent[] {
  const ids = new Set(pending.map((event) => event.id));
  return events.filter((event) => ids.has(event.id));
}

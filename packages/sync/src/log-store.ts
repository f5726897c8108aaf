import type { Result } from "@attune/kernel";
import type { RecordedEvent } from "./recorded-event.ts";
import type { LogStoreError, StorageError } from "./storage-error.ts";

/** Keeps the events of this device in order. Several tabs may hold one each over the same events. */
export interface LogStore {
  /**
   * Adds the events in order, all or none, provided that `expectedSeq` is the next free position and the
   * events carry the positions from there on; otherwise refuses with `append-conflict`. An `ok` is durable.
   */
  append(events: readonly RecordedEvent[], expectedSeq: number): Promise<Result<void, LogStoreError>>;
  /** Everything, by position. */
  readAll(): Promise<Result<readonly StoredRecord[], StorageError>>;
  /** What stands at `seq` and after it, by position. */
  readFrom(seq: number): Promise<Result<readonly StoredRecord[], StorageError>>;
  /** Removes the events with these ids, all or none; those behind them move up, so that no position is free between. */
  remove(eventIds: readonly string[]): Promise<Result<void, StorageError>>;
  /** Reports every append, removal and erasure, from this tab and others, until the returned function is called. */
  subscribe(listener: (change: LogStoreChange) => void): () => void;
  /** Removes every event; the next position is 0 again. */
  erase(): Promise<Result<void, StorageError>>;
}

/** A record as found in the store, not yet parsed; `undefined` when the store could not give it back. */
export interface StoredRecord {
  readonly seq: number;
  readonly record: unknown;
}

/** What happened to the stored log; `nextSeq` is the next free position after it. */
export type LogStoreChange =
  | { readonly type: "appended" | "removed"; readonly nextSeq: number }
  | { readonly type: "erased" };

import { err, ok, type Result } from "@attune/kernel";
import type { LogStoreChange, StorageError } from "@attune/sync";

/** What the memory stores of all "tabs" share; gone when the page is. */
export interface MemoryDatabase {
  readonly records: unknown[];
  readonly drafts: Map<string, unknown>;
  readonly device: Map<string, unknown>;
  readonly listeners: Set<(change: LogStoreChange) => void>;
  /** Runs the work at once, or answers with the refusal that was set. */
  run<Value>(work: () => Value): Promise<Result<Value, StorageError>>;
  /** From now on answers everything with this reason, as a full disk would; `null` ends it. */
  refuseWith(reason: StorageError | null): void;
}

/** An empty database in memory. */
export function createMemoryDatabase(): MemoryDatabase {
  let refusal: StorageError | null = null;
  return {
    records: [],
    drafts: new Map(),
    device: new Map(),
    listeners: new Set(),
    async run(work) {
      return refusal ? err(refusal) : ok(work());
    },
    refuseWith(reason) {
      refusal = reason;
    },
  };
}

/** Tells every tab about a change of the log. */
export function announce(database: MemoryDatabase, change: LogStoreChange): void {
  for (const listener of [...database.listeners]) listener(change);
}

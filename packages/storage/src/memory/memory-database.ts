import { err, ok, type Result } from "@attune/kernel";
import type { EnvelopeStoreChange, SpaceName, StorageError } from "@attune/sync";

/** What the memory stores of all "tabs" share; gone when the page is. */
export interface MemoryDatabase {
  readonly drafts: Map<string, unknown>;
  readonly device: Map<string, unknown>;
  readonly spaces: Map<SpaceName, MemorySpace>;
  readonly listeners: Set<(change: EnvelopeStoreChange) => void>;
  /** Runs the work at once, or answers with the refusal that was set. */
  run<Value>(work: () => Value): Promise<Result<Value, StorageError>>;
  /** From now on answers everything with this reason, as a full disk would; `null` ends it. */
  refuseWith(reason: StorageError | null): void;
}

/** What lies of one space, unparsed: envelopes by place from 1, those that wait, and what is kept besides. */
export interface MemorySpace {
  readonly confirmed: unknown[];
  readonly waiting: unknown[];
  readonly record: unknown;
}

/** An empty database in memory. */
export function createMemoryDatabase(): MemoryDatabase {
  let refusal: StorageError | null = null;
  return {
    drafts: new Map(),
    device: new Map(),
    spaces: new Map(),
    listeners: new Set(),
    async run(work) {
      return refusal ? err(refusal) : ok(work());
    },
    refuseWith(reason) {
      refusal = reason;
    },
  };
}

/** Tells every tab about a change. */
export function announce(database: MemoryDatabase, change: EnvelopeStoreChange): void {
  for (const listener of [...database.listeners]) listener(change);
}

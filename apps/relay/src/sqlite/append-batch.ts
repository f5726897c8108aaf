import type Database from "better-sqlite3";
import type { AccountQuota } from "../store/append-plan.ts";
import { planAppends } from "../store/append-plan.ts";
import type { Appending, AppendOutcome } from "../store/appending.ts";
import { AppendMemory } from "./append-memory.ts";
import { createAppendReader } from "./append-reader.ts";
import { createAppendWriter } from "./append-writer.ts";
import { createEnvelopeIndex } from "./envelope-index.ts";

/** Appends to a SQLite database, on a connection that nobody else uses meanwhile. */
export interface Appender {
  /** Takes a batch of appends in one transaction. */
  append(batch: readonly Appending[]): readonly AppendOutcome[];
  /** Brings the index up, before anybody reads. */
  settle(): void;
  /** The same before somebody else writes to spaces, in their transaction, after which nothing is known any more. */
  giveWay(): void;
}

/** So many envelopes wait for their index at most. */
const MOST_WAITING = 4_096;

/** Prepares appends. Envelopes that an earlier process left without their index get it before the first. */
export function createAppender(database: Database.Database, quota: AccountQuota): Appender {
  const memory = new AppendMemory();
  const read = createAppendReader(database, memory);
  const write = createAppendWriter(database, memory);
  const index = createEnvelopeIndex(database);
  /** Whether there may be envelopes without their index that memory does not know of. */
  let isLost = true;
  const settle = () => {
    if (!isLost && memory.waiting.size === 0) return;
    index.bringUp();
    memory.waiting.clear();
    isLost = false;
  };
  const run = database.transaction((batch: readonly Appending[]) => {
    if (isLost || memory.waiting.size >= MOST_WAITING || batch.some(({ target }) => target !== null)) settle();
    if (memory.isFull) {
      settle();
      memory.forget();
    }
    const plan = planAppends(batch, read(batch), quota);
    if (write.plainly(plan)) return plan.outcomes;
    write.wholly(plan, settle);
    memory.forget();
    return plan.outcomes;
  });
  const lose = () => {
    memory.forget();
    isLost = true;
  };
  return {
    append: (batch) => {
      try {
        return run.immediate(batch);
      } catch (error) {
        lose();
        throw error;
      }
    },
    settle,
    giveWay: () => {
      settle();
      // Their transaction may be undone, and the index with it.
      lose();
    },
  };
}

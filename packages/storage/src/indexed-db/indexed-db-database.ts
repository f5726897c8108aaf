import { err, ok, type Result } from "@attune/kernel";
import type { EnvelopeStoreChange, StorageError } from "@attune/sync";
import { deleteDB, type IDBPDatabase, openDB } from "idb";
import { createChangeChannel } from "../change-channel.ts";
import { ALL_STORES, type DatabaseSchema, SCHEMA_VERSION, upgradeSchema } from "../database-schema.ts";
import { causeToOpenError, causeToStorageError } from "../storage-failure.ts";
import { write } from "../transaction.ts";

type Database = IDBPDatabase<DatabaseSchema>;

/** One tab's connection to the database, opened at the first need and again after it was lost. */
export interface IndexedDbDatabase {
  /** Runs the work on the open database; what IndexedDB throws comes back as a value. */
  run<Value>(work: (database: Database) => Promise<Value>): Promise<Result<Value, StorageError>>;
  /** Tells every tab, this one included, about a change. */
  announce(change: EnvelopeStoreChange): void;
  listen(listener: (change: EnvelopeStoreChange) => void): () => void;
  /** Empties the database, then deletes it. */
  erase(): Promise<Result<void, StorageError>>;
  close(): void;
}

/**
 * `patience` is how long, in milliseconds, a database may take to open or go before the answer is
 * `storage-blocked`: browsers do not always say that another tab stands in the way.
 */
export interface IndexedDbTerms {
  readonly name: string;
  readonly patience: number;
}

/** Opens nothing until the first `run`. Gives way at once when another tab renews or deletes the database. */
export function createIndexedDbDatabase(terms: IndexedDbTerms): IndexedDbDatabase {
  const channel = createChangeChannel(terms.name);
  let opening: Waiting<Database> | null = null;
  let closed = false;

  function connect(): Promise<Result<Database, StorageError>> {
    if (closed) return Promise.resolve(err({ type: "storage-unavailable", reason: "closed" }));
    if (typeof indexedDB === "undefined")
      return Promise.resolve(err({ type: "storage-unavailable", reason: "absent" }));
    opening ??= open();
    return Promise.race([opening.settled, opening.blocked]);
  }

  function open(): Waiting<Database> {
    const forget = () => {
      if (opening === waiting) opening = null;
    };
    const waiting: Waiting<Database> = waitFor(terms.patience, async (blocked) => {
      const database = await openDB<DatabaseSchema>(terms.name, SCHEMA_VERSION, {
        upgrade: upgradeSchema,
        blocked,
        blocking(_current, _wanted, event) {
          forget();
          if (event.target instanceof IDBDatabase) event.target.close();
        },
        terminated: forget,
      });
      if (closed) database.close();
      return database;
    });
    void waiting.settled.then((opened) => {
      if (!opened.ok) forget();
    });
    return waiting;
  }

  async function run<Value>(work: (database: Database) => Promise<Value>): Promise<Result<Value, StorageError>> {
    const connected = await connect();
    if (!connected.ok) return connected;
    try {
      return ok(await work(connected.value));
    } catch (cause) {
      return err(causeToStorageError(cause));
    }
  }

  async function letGo(): Promise<void> {
    const settled = opening?.settled;
    opening = null;
    const opened = await settled;
    if (opened?.ok) opened.value.close();
  }

  async function erase(): Promise<Result<void, StorageError>> {
    const emptied = await run(empty);
    void letGo();
    const deleting = waitFor(terms.patience, (blocked) => deleteDB(terms.name, { blocked }));
    const deleted = await Promise.race([deleting.settled, deleting.blocked]);
    if (emptied.ok || deleted.ok) channel.announce({ type: "erased" });
    return deleted.ok || emptied.ok ? deleted : emptied;
  }

  return {
    run,
    announce: channel.announce,
    listen: channel.listen,
    erase,
    close() {
      closed = true;
      channel.close();
      void letGo();
    },
  };
}

function empty(database: Database): Promise<void> {
  return write(database, { stores: [...ALL_STORES], durability: "strict" }, async (transaction) => {
    await Promise.all(ALL_STORES.map((name) => transaction.objectStore(name).clear()));
  });
}

/** Something asked of the browser: how it ended, and that it is being kept from ending. */
interface Waiting<Value> {
  readonly settled: Promise<Result<Value, StorageError>>;
  readonly blocked: Promise<Result<never, StorageError>>;
}

function waitFor<Value>(patience: number, ask: (blocked: () => void) => Promise<Value>): Waiting<Value> {
  const { promise: blocked, resolve } = Promise.withResolvers<Result<never, StorageError>>();
  const block = () => resolve(err({ type: "storage-blocked" }));
  const timer = setTimeout(block, patience);
  return {
    settled: settle(
      async () => ask(block),
      () => clearTimeout(timer),
    ),
    blocked,
  };
}

async function settle<Value>(asked: () => Promise<Value>, ended: () => void): Promise<Result<Value, StorageError>> {
  try {
    return ok(await asked());
  } catch (cause) {
    return err(causeToOpenError(cause));
  } finally {
    ended();
  }
}

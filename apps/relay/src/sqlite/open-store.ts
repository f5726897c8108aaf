import { err, ok, type Result } from "@attune/kernel";
import type Database from "better-sqlite3";
import type { Kysely, Transaction } from "kysely";
import type { AccountQuota } from "../store/append-plan.ts";
import { type AppliedMigration, checksumOf, pendingMigrations } from "../store/migration.ts";
import { createQueryStore } from "../store/query-store.ts";
import type { RelayStore } from "../store/relay-store.ts";
import type { RelayTables } from "../store/relay-tables.ts";
import { failureCodeOf, type StoreUnavailable } from "../store/store-unavailable.ts";
import { createAppender } from "./append-batch.ts";
import { openConnection } from "./connection.ts";
import { ENVELOPE_TABLE } from "./envelope-table.ts";
import { MIGRATIONS } from "./migrations.ts";

/**
 * Opens a relay's memory on SQLite in a folder of its own. It works on the thread that opens it. What is deleted is
 * overwritten, and with each sweep it leaves the write-ahead log too.
 */
export function openStore(folder: string, quota: AccountQuota): Result<RelayStore, StoreUnavailable> {
  const connection = openConnection(folder);
  if (!connection.ok) return connection;
  const { database, db, close } = connection.value;
  const migrated = migrate(database);
  if (!migrated.ok) {
    close();
    return migrated;
  }
  const appender = createAppender(database, quota);
  const reading = <Value>(work: (db: Kysely<RelayTables>) => Promise<Value>) =>
    db.connection().execute((connection) => {
      appender.settle();
      return work(connection);
    });
  const transactOnSpaces = <Value>(work: (trx: Transaction<RelayTables>) => Promise<Value>) =>
    db.transaction().execute(async (trx) => {
      appender.giveWay();
      return work(trx);
    });
  const store = createQueryStore({
    db,
    envelopes: ENVELOPE_TABLE,
    append: (batch) => db.connection().execute(async () => appender.append(batch)),
    reading,
    transact: (work) => db.transaction().execute(work),
    transactOnSpaces,
    announce: async () => undefined,
    onChange: () => undefined,
    close: async () => {
      await db.destroy();
      close();
    },
  });
  const sweep = async (at: number) => {
    await store.sweep(at);
    await db.connection().execute(async () => database.pragma("wal_checkpoint(TRUNCATE)"));
  };
  return ok({ ...store, sweep });
}

function migrate(database: Database.Database): Result<null, StoreUnavailable> {
  try {
    return database.transaction(() => takeSteps(database)).immediate();
  } catch (error) {
    return err({ type: "database-unreachable", code: failureCodeOf(error) });
  }
}

function takeSteps(database: Database.Database): Result<null, StoreUnavailable> {
  database.exec("create table if not exists migrations (number integer primary key, checksum text not null) strict");
  const applied = database.prepare<[], AppliedMigration>("select number, checksum from migrations").all();
  const pending = pendingMigrations(MIGRATIONS, applied);
  if (!pending.ok) return pending;
  const note = database.prepare("insert into migrations (number, checksum) values (?, ?)");
  for (const migration of pending.value) {
    database.exec(migration.sql);
    note.run(migration.number, checksumOf(migration));
  }
  return ok(null);
}

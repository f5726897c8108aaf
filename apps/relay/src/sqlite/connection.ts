import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "@attune/kernel";
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { PLAIN_BYTES } from "../store/plain-bytes.ts";
import type { RelayTables } from "../store/relay-tables.ts";
import { failureCodeOf, type StoreUnavailable } from "../store/store-unavailable.ts";

/** A relay's SQLite database, the same for typed queries, and the lock that keeps a second relay from its folder. */
export interface SqliteConnection {
  readonly database: Database.Database;
  readonly db: Kysely<RelayTables>;
  close(): void;
}

/** The name of the database in the relay's folder. */
export const DATABASE_FILE = "relay.sqlite";

const LOCK_FILE = "relay.lock.sqlite";
const ONLY_OWNER = 0o700;
/** Rarer than usual, so that a page which is written again and again reaches the database less often. */
const PAGES_TO_CHECKPOINT = 4_000;

/** Opens the database in a folder, which is made if it is missing and then belongs to this user alone. */
export function openConnection(folder: string): Result<SqliteConnection, StoreUnavailable> {
  try {
    mkdirSync(folder, { recursive: true, mode: ONLY_OWNER });
    chmodSync(folder, ONLY_OWNER);
    const lock = holdLock(join(folder, LOCK_FILE));
    const database = new Database(join(folder, DATABASE_FILE));
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma("secure_delete = ON");
    database.pragma(`wal_autocheckpoint = ${PAGES_TO_CHECKPOINT}`);
    return ok({
      database,
      db: new Kysely<RelayTables>({ dialect: new SqliteDialect({ database }), plugins: [PLAIN_BYTES] }),
      close: () => {
        database.close();
        lock.close();
      },
    });
  } catch (error) {
    const code = failureCodeOf(error);
    return err(code === "SQLITE_BUSY" ? { type: "data-in-use" } : { type: "database-unreachable", code });
  }
}

/** An open transaction on a database of its own, which the system ends with the process. */
function holdLock(path: string): Database.Database {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

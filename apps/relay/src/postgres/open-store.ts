import { err, ok, type Result } from "@attune/kernel";
import { sql as kyselySql } from "kysely";
import { CHANNEL, createChangeFeed } from "../nodes/change-feed.ts";
import type { AccountQuota } from "../store/append-plan.ts";
import { type AppliedMigration, checksumOf, pendingMigrations } from "../store/migration.ts";
import { createQueryStore } from "../store/query-store.ts";
import type { RelayStore } from "../store/relay-store.ts";
import { failureCodeOf, type StoreUnavailable } from "../store/store-unavailable.ts";
import { createAppendBatch } from "./append-batch.ts";
import { textList } from "./array-text.ts";
import { openConnection, type PostgresConnection } from "./connection.ts";
import { ENVELOPE_TABLE } from "./envelope-table.ts";
import { MIGRATIONS } from "./migrations.ts";

/** Opens a relay's memory on a PostgreSQL database, which any number of relays may share. */
export async function openStore(url: string, quota: AccountQuota): Promise<Result<RelayStore, StoreUnavailable>> {
  const connection = openConnection(url);
  const prepared = await prepare(connection);
  if (!prepared.ok) {
    await connection.end(1);
    return prepared;
  }
  // A notice need not outlive the server, and so its transaction waits for no disk.
  const feed = createChangeFeed(url, (texts) =>
    connection.run(
      (sql) => sql`
        select set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, text)
        from unnest(${textList(texts)}::text[]) as told (text)`,
    ),
  );
  const { db } = connection;
  const store = createQueryStore({
    db,
    append: createAppendBatch(connection, quota, (spaces) => feed.tellGrown(spaces)),
    envelopes: ENVELOPE_TABLE,
    reading: (work) => work(db),
    transact: (work) => db.transaction().execute(work),
    transactOnSpaces: (work) => db.transaction().execute(work),
    announce: async (trx, change) => {
      for (const text of feed.textsOf([change])) await kyselySql`select pg_notify(${CHANNEL}, ${text})`.execute(trx);
    },
    onChange: (listener) => feed.listen(listener),
    close: async () => {
      await feed.close();
      await connection.end(5);
    },
  });
  return ok(store);
}

/** Takes the pending steps, while other relays that start at the same time wait. */
async function prepare({ transact }: PostgresConnection): Promise<Result<null, StoreUnavailable>> {
  try {
    return await transact<Result<null, StoreUnavailable>>(async (trx) => {
      await trx`select pg_advisory_xact_lock(hashtext('attune-migrations'))`;
      await trx`create table if not exists migrations (number integer primary key, checksum text not null)`;
      const applied = await trx<AppliedMigration[]>`select number, checksum from migrations`;
      const pending = pendingMigrations(MIGRATIONS, applied);
      if (!pending.ok) return pending;
      for (const migration of pending.value) {
        await trx.unsafe(migration.sql).simple();
        await trx`insert into migrations (number, checksum) values (${migration.number}, ${checksumOf(migration)})`;
      }
      return ok(null);
    });
  } catch (error) {
    return err({ type: "database-unreachable", code: failureCodeOf(error) });
  }
}

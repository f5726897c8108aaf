import { assert } from "@attune/kernel";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeAccounts } from "../store/account-memory.contract.ts";
import { checksumOf } from "../store/migration.ts";
import { expectToGoOn, oldRows } from "../store/old-database.contract.ts";
import { describeSpaces, SMALL_QUOTA } from "../store/relay-store.contract.ts";
import type { RelayStore } from "../store/relay-store.ts";
import { type PostgresUnderTest, startPostgres } from "../under-test/postgres-under-test.contract.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openStore } from "./open-store.ts";

const START_MS = 60_000;

let server: PostgresUnderTest;

beforeAll(async () => {
  server = await startPostgres();
}, START_MS);

afterAll(() => server.stop());

describe("a store on PostgreSQL", () => {
  let store: RelayStore;
  beforeAll(async () => {
    const opened = await openStore(await server.createDatabase(), SMALL_QUOTA);
    assert(opened.ok, "a database opens");
    store = opened.value;
  });
  afterAll(() => store.close());
  describeAccounts(() => store);
  describeSpaces(() => store);
});

describe("a PostgreSQL database", () => {
  test("is left alone when a newer relay wrote it, or a step is not what it was", async () => {
    const url = await server.createDatabase();
    const first = await openStore(url, SMALL_QUOTA);
    assert(first.ok, "a database opens");
    await first.value.close();
    const sql = postgres(url, { max: 1 });
    await sql`insert into migrations values (99, 'later')`;
    expect(await openStore(url, SMALL_QUOTA)).toEqual({ ok: false, error: { type: "database-newer", number: 99 } });
    await sql`update migrations set checksum = 'other'`;
    expect(await openStore(url, SMALL_QUOTA)).toEqual({ ok: false, error: { type: "migration-changed", number: 1 } });
    await sql.end();
  });

  test("of the first form is taken over with all that is in it", async () => {
    const url = await server.createDatabase();
    const old = oldRows();
    const [first] = MIGRATIONS;
    assert(first !== undefined, "there is a first form");
    const sql = postgres(url, { max: 1 });
    await sql`create table migrations (number integer primary key, checksum text not null)`;
    await sql.unsafe(first.sql).simple();
    await sql`insert into migrations values (1, ${checksumOf(first)})`;
    for (const [table, rows] of old.tables) for (const row of rows) await sql`insert into ${sql(table)} ${sql(row)}`;
    await sql.end();
    const opened = await openStore(url, SMALL_QUOTA);
    assert(opened.ok, "an old database opens");
    await expectToGoOn(opened.value, old);
    await opened.value.close();
  });

  test("is made by one of two relays that start at once", async () => {
    const url = await server.createDatabase();
    const both = await Promise.all([openStore(url, SMALL_QUOTA), openStore(url, SMALL_QUOTA)]);
    for (const opened of both) {
      assert(opened.ok, "a database opens");
      await opened.value.close();
    }
  });

  test("that is not there is named as such", async () => {
    const opened = await openStore("postgres://nobody@127.0.0.1:1/nothing", SMALL_QUOTA);
    expect(opened).toEqual({ ok: false, error: { type: "database-unreachable", code: "ECONNREFUSED" } });
  });
});

import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "@attune/kernel";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeAccounts } from "../store/account-memory.contract.ts";
import { type Appending, bytesOfAppending } from "../store/appending.ts";
import { checksumOf } from "../store/migration.ts";
import { expectToGoOn, expectUsed, oldRows } from "../store/old-database.contract.ts";
import {
  append,
  begunSpace,
  describeSpaces,
  eventsOf,
  MANY,
  placed,
  SMALL_QUOTA,
  someAccount,
  someAccounts,
} from "../store/relay-store.contract.ts";
import type { RelayStore } from "../store/relay-store.ts";
import { openStoreOnThread } from "../worker/open-store-on-thread.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openStore } from "./open-store.ts";

const folder = mkdtempSync(join(tmpdir(), "attune-sqlite-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("a store on SQLite", () => {
  let store: RelayStore;
  beforeAll(() => {
    const opened = openStore(join(folder, "here"), SMALL_QUOTA);
    assert(opened.ok, "a database opens");
    store = opened.value;
  });
  afterAll(() => store.close());
  describeAccounts(() => store);
  describeSpaces(() => store);
});

describe("a store on SQLite on a thread of its own", () => {
  let store: RelayStore;
  beforeAll(async () => {
    const opened = await openStoreOnThread(join(folder, "there"), SMALL_QUOTA);
    assert(opened.ok, "a database opens");
    store = opened.value;
  });
  afterAll(() => store.close());
  describeAccounts(() => store);
  describeSpaces(() => store);
});

describe("the folder of a store", () => {
  const data = join(folder, "kept");
  const reopen = () => openStore(data, SMALL_QUOTA);

  test("belongs to its user alone", async () => {
    const opened = reopen();
    assert(opened.ok, "a database opens");
    expect(statSync(data).mode & 0o777).toBe(0o700);
    await opened.value.close();
  });

  test("keeps everything while the relay is off", async () => {
    const account = someAccount();
    const first = reopen();
    assert(first.ok, "a database opens");
    expect(await first.value.register(account, MANY)).toEqual({ ok: true, value: null });
    await first.value.close();
    const second = reopen();
    assert(second.ok, "a database opens again");
    expect(await second.value.findLogin(account.login)).not.toBeNull();
    await second.value.close();
  });

  test("serves one relay at a time, on this thread or another", async () => {
    const first = reopen();
    assert(first.ok, "a database opens");
    expect(reopen()).toEqual({ ok: false, error: { type: "data-in-use" } });
    expect(await openStoreOnThread(data, SMALL_QUOTA)).toEqual({ ok: false, error: { type: "data-in-use" } });
    await first.value.close();
  });

  test("is left alone when a newer relay wrote it, or a step is not what it was", () => {
    const database = new Database(join(data, "relay.sqlite"));
    database.exec("insert into migrations values (99, 'later')");
    expect(reopen()).toEqual({ ok: false, error: { type: "database-newer", number: 99 } });
    database.exec("delete from migrations where number = 99; update migrations set checksum = 'other'");
    expect(reopen()).toEqual({ ok: false, error: { type: "migration-changed", number: 1 } });
    database.exec("drop table migrations");
    expect(reopen()).toEqual({ ok: false, error: { type: "database-unreachable", code: "SQLITE_ERROR" } });
    database.close();
  });

  test("is named when it cannot be used", () => {
    expect(openStore(join(data, "relay.sqlite"), SMALL_QUOTA)).toMatchObject({
      ok: false,
      error: { type: "database-unreachable", code: "EEXIST" },
    });
  });
});

describe("a database of the first form", () => {
  test("is taken over with all that is in it", async () => {
    const data = join(folder, "old");
    const old = oldRows();
    mkdirSync(data);
    const database = new Database(join(data, "relay.sqlite"));
    const [first] = MIGRATIONS;
    assert(first !== undefined, "there is a first form");
    database.exec("create table migrations (number integer primary key, checksum text not null) strict");
    database.exec(first.sql);
    database.prepare("insert into migrations values (1, ?)").run(checksumOf(first));
    for (const [table, rows] of old.tables) {
      for (const row of rows) {
        const columns = Object.keys(row);
        const values = columns.map((column) => `@${column}`).join(", ");
        database.prepare(`insert into ${table} (${columns.join(", ")}) values (${values})`).run(row);
      }
    }
    database.close();
    const opened = openStore(data, SMALL_QUOTA);
    assert(opened.ok, "an old database opens");
    await expectToGoOn(opened.value, old);
    await opened.value.close();
  });
});

describe("envelopes that wait for their index", () => {
  test("are all there after a crash, each at its place and in its quota", async () => {
    const running = openStore(join(folder, "crashed"), SMALL_QUOTA);
    assert(running.ok, "a database opens");
    const [author, other] = await someAccounts(running.value, 2);
    assert(author !== undefined && other !== undefined, "there are two");
    const { space, write } = await begunSpace(running.value, [author, other]);
    const words = [author, other, author, other].map(({ account }) => write(account));
    for (const [index, each] of words.entries()) expect(await append(running.value, each)).toEqual(placed(index + 3));
    const found = join(folder, "found");
    mkdirSync(found);
    for (const file of ["relay.sqlite", "relay.sqlite-wal"]) {
      copyFileSync(join(folder, "crashed", file), join(found, file));
    }
    const again = openStore(found, SMALL_QUOTA);
    assert(again.ok, "what a crash left opens");
    expect((await eventsOf(again.value, other.account, space)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const [index, each] of words.entries()) {
      expect(await append(again.value, each)).toEqual(placed(index + 3, false));
    }
    const bytes = (all: readonly Appending[]) => all.reduce((sum, each) => sum + bytesOfAppending(each), 0);
    const ofOther = words.filter(({ account }) => account === other.account);
    await expectUsed(again.value, bytes(ofOther), () => write(other.account));
    await running.value.close();
    await again.value.close();
  });

  test("get it after so many, and are found before and behind", async () => {
    const opened = openStore(join(folder, "many"), { bytes: 1_000_000_000, spaces: 3 });
    assert(opened.ok, "a database opens");
    const [author] = await someAccounts(opened.value, 1);
    assert(author !== undefined, "there is one");
    const { space, write } = await begunSpace(opened.value, [author]);
    const words = Array.from({ length: 6_000 }, () => write(author.account));
    for (let at = 0; at < words.length; at += 1_500) await opened.value.append(words.slice(at, at + 1_500));
    const again = await opened.value.append(words);
    expect(again).toEqual(words.map((_, index) => placed(index + 3, false)));
    expect(await eventsOf(opened.value, author.account, space, 6_000)).toHaveLength(2);
    await opened.value.close();
  });
});

describe("a store that is closed", () => {
  test("fails each call, on this thread or another, and never hangs", async () => {
    const here = openStore(join(folder, "closed"), SMALL_QUOTA);
    assert(here.ok, "a database opens");
    await here.value.close();
    await expect(here.value.append([])).rejects.toThrow();
    const there = await openStoreOnThread(join(folder, "closed"), SMALL_QUOTA);
    assert(there.ok, "a database opens");
    expect(await there.value.sweep(0)).toBeUndefined();
    await there.value.close();
    await expect(there.value.sweep(0)).rejects.toMatchObject({ code: "thread-ended" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(there.value.sweep(0)).rejects.toMatchObject({ code: "thread-ended" });
  });
});

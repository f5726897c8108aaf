import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "@attune/kernel";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeAccounts } from "../store/account-memory.contract.ts";
import { describeSpaces, MANY, SMALL_QUOTA, someAccount } from "../store/relay-store.contract.ts";
import type { RelayStore } from "../store/relay-store.ts";
import { openStoreOnThread } from "../worker/open-store-on-thread.ts";
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

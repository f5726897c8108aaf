import type {} from "@vitest/browser-playwright";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cdp } from "vitest/browser";
import { eventAt } from "../device-under-test.contract.ts";
import type { Stores } from "../stores.ts";
import { createIndexedDbDatabase } from "./indexed-db-database.ts";
import { createIndexedDbStores } from "./indexed-db-stores.ts";

const DONE = { ok: true, value: undefined };
const FULL = { ok: false, error: { type: "storage-full" } };
const BLOCKED = { ok: false, error: { type: "storage-blocked" } };
const unavailable = (reason: string) => ({ ok: false, error: { type: "storage-unavailable", reason } });

describe("stores in IndexedDB when something goes wrong", () => {
  let name: string;
  let tabs: Stores[];

  function openTab(patience = 5_000): Stores {
    const stores = createIndexedDbStores(createIndexedDbDatabase({ name, patience }));
    tabs.push(stores);
    return stores;
  }

  beforeEach(() => {
    name = `attune-test-${crypto.randomUUID()}`;
    tabs = [];
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    for (const tab of tabs) tab.close();
    await deleteDB(name);
  });

  describe("a full device", () => {
    test("refuses the batch whole when one of its records does not fit, and keeps what was there", async () => {
      const { log } = openTab();
      expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
      const add = IDBObjectStore.prototype.add;
      vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, value, key) {
        if (key === 2) throw new DOMException("", "QuotaExceededError");
        return add.call(this, value, key);
      });
      expect(await log.append([eventAt(1), eventAt(2), eventAt(3)], 1)).toEqual(FULL);
      vi.restoreAllMocks();
      expect(await log.readAll()).toEqual({ ok: true, value: [{ seq: 0, record: eventAt(0) }] });
      expect(await log.append([eventAt(1)], 1)).toEqual(DONE);
    });

    test("refuses a draft and a device value", async () => {
      const { drafts, device } = openTab();
      vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
        throw new DOMException("", "QuotaExceededError");
      });
      expect(await drafts.put("a", { text: "kept on screen", savedAt: 1 })).toEqual(FULL);
      expect(await device.put("theme", "dark")).toEqual(FULL);
    });

    test("is told from any other failure when the browser's real quota is used up", async () => {
      await clearWithQuota(200_000);
      try {
        const { log, drafts } = openTab();
        expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
        const noise = noiseOf(4_000_000);
        expect(await log.append([eventAt(1), eventAt(2, noise)], 1)).toEqual(FULL);
        expect(await drafts.put("a", { text: noise, savedAt: 1 })).toEqual(FULL);
        expect(await log.readAll()).toEqual({ ok: true, value: [{ seq: 0, record: eventAt(0) }] });
        expect(await drafts.get("a")).toEqual({ ok: true, value: null });
      } finally {
        await clearWithQuota();
      }
    });
  });

  describe("storage that cannot be reached", () => {
    test("is absent when the browser has none", async () => {
      vi.stubGlobal("indexedDB", undefined);
      const { log, drafts, device } = openTab();
      const absent = unavailable("absent");
      const answers = [log.readAll(), log.erase(), drafts.get("a"), drafts.list(""), device.get("a"), device.list("")];
      expect(await Promise.all(answers)).toEqual(answers.map(() => absent));
    });

    test.each(["SecurityError", "InvalidStateError", "UnknownError"])(
      "is refused when opening ends in %s, and asked again next time",
      async (cause) => {
        const tab = openTab();
        vi.spyOn(IDBFactory.prototype, "open").mockImplementationOnce(() => {
          throw new DOMException("", cause);
        });
        expect(await tab.device.get("theme")).toEqual(unavailable("refused"));
        expect(await tab.device.get("theme")).toEqual(DONE);
      },
    );

    test("is outdated when a newer version of the app took it over, and our tab does not stand in its way", async () => {
      const tab = openTab();
      expect(await tab.log.append([eventAt(0)], 0)).toEqual(DONE);
      const blocked = vi.fn();
      const newer = await openDB(name, 99, { blocked });
      expect(blocked).not.toHaveBeenCalled();
      expect(await tab.log.append([eventAt(1)], 1)).toEqual(unavailable("outdated"));
      expect(await tab.log.readAll()).toEqual(unavailable("outdated"));
      newer.close();
    });

    test("is closed for what was under way when the browser cleared the site, and open again afterwards", async () => {
      const tab = openTab();
      expect(await tab.log.append([eventAt(0)], 0)).toEqual(DONE);
      await clearWithQuota();
      await vi.waitFor(async () => expect(await tab.log.readAll()).toEqual({ ok: true, value: [] }));
    });

    test("is closed after this tab has let go of it, also when it was still opening", async () => {
      const tab = openTab();
      const reading = tab.log.readAll();
      tab.close();
      await reading;
      expect(await tab.log.readAll()).toEqual(unavailable("closed"));
      expect(
        await openDB(name, 3, { blocked: () => expect.unreachable() }).then((database) => database.close()),
      ).toBeUndefined();
    });

    test("gives a transaction that the browser ended as closed", async () => {
      const tab = openTab();
      vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(function (this: IDBObjectStore, value, key) {
        const request = this.put(value, key);
        this.transaction.abort();
        return request;
      });
      expect(await tab.log.append([eventAt(0)], 0)).toEqual(unavailable("closed"));
      expect(await tab.log.readAll()).toEqual({ ok: true, value: [] });
    });
  });

  describe("another tab in the way", () => {
    test("makes opening blocked after our patience, and works once it has gone", async () => {
      const stubborn = await openDB(name, 1);
      const deleting = deleteDB(name);
      const tab = openTab(100);
      expect(await tab.log.readAll()).toEqual(BLOCKED);
      expect(await tab.log.readAll()).toEqual(BLOCKED);
      stubborn.close();
      await deleting;
      await vi.waitFor(async () => expect(await tab.log.readAll()).toEqual({ ok: true, value: [] }));
    });

    test("does not keep its words when everything is erased, though the database goes only with it", async () => {
      const tab = openTab();
      expect(await tab.drafts.put("a", { text: "gone", savedAt: 1 })).toEqual(DONE);
      const stubborn = await openDB(name);
      expect(await tab.eraseEverything()).toEqual(BLOCKED);
      expect(await stubborn.getAll("drafts")).toEqual([]);
      stubborn.close();
      expect(await openTab().drafts.list("")).toEqual({ ok: true, value: { drafts: [], unreadable: [] } });
    });

    test("that is newer does not keep this one from erasing", async () => {
      const newer = await openDB(name, 99, {
        blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
      });
      expect(await openTab().eraseEverything()).toEqual(DONE);
      newer.close();
      expect(await openTab().log.readAll()).toEqual({ ok: true, value: [] });
    });

    test("that is newer and stubborn leaves the reason why nothing could be erased", async () => {
      const newer = await openDB(name, 99);
      expect(await openTab().eraseEverything()).toEqual(unavailable("outdated"));
      newer.close();
    });
  });

  describe("damage", () => {
    test("to one record leaves the others readable", async () => {
      const { log } = openTab();
      expect(await log.append([eventAt(0), eventAt(1), eventAt(2)], 0)).toEqual(DONE);
      breakReadsOf([1]);
      expect(await log.readAll()).toEqual({
        ok: true,
        value: [
          { seq: 0, record: eventAt(0) },
          { seq: 1, record: undefined },
          { seq: 2, record: eventAt(2) },
        ],
      });
    });

    test("to every record is the storage's failure, not an empty history", async () => {
      const { log } = openTab();
      expect(await log.append([eventAt(0), eventAt(1)], 0)).toEqual(DONE);
      breakReadsOf([0, 1]);
      expect(await log.readAll()).toEqual(unavailable("refused"));
    });

    test("does not hide that the storage closed while records were read one by one", async () => {
      const { log } = openTab();
      expect(await log.append([eventAt(0), eventAt(1)], 0)).toEqual(DONE);
      breakReadsOf([1], "InvalidStateError");
      expect(await log.readAll()).toEqual(unavailable("closed"));
    });

    test("that closes the storage during a joint read is not taken for damage", async () => {
      const { log } = openTab();
      vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
        throw new DOMException("", "InvalidStateError");
      });
      expect(await log.readAll()).toEqual(unavailable("closed"));
    });
  });

  test("a database of an earlier version keeps what is in it and gets what it lacks", async () => {
    const before = await openDB(name, 1, {
      upgrade(database) {
        for (const store of ["log", "drafts", "device"]) database.createObjectStore(store);
      },
    });
    await before.put("log", eventAt(0), 0);
    await before.put("drafts", { text: "half a sentence", savedAt: 1 }, "a");
    before.close();
    const { log, drafts, envelopes } = openTab();
    expect(await log.readAll()).toEqual({ ok: true, value: [{ seq: 0, record: eventAt(0) }] });
    expect(await drafts.get("a")).toMatchObject({ ok: true, value: { text: "half a sentence" } });
    expect(await envelopes.addWaiting([{ space: "ours", envelopes: [], expectedVersion: 0 }])).toEqual(DONE);
  });

  test("envelopes that do not all fit are refused together, in every space", async () => {
    const { envelopes } = openTab();
    const bytes = new Uint8Array([1]);
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    const batches = ["ours", "mine"].map((space) => ({ space, envelopes: [{ id: "a", bytes }], expectedVersion: 0 }));
    expect(await envelopes.addWaiting(batches)).toEqual(FULL);
    expect(await envelopes.read("ours")).toMatchObject({ value: { waiting: [], version: 0 } });
    expect(await envelopes.addWaiting(batches)).toEqual(DONE);
  });

  test("a tab killed in the middle of its work leaves whole batches, all that it was promised, and a free log", async () => {
    const worker = new Worker(new URL("./unfinished-tab.contract.ts", import.meta.url), { type: "module" });
    const promised: unknown[] = [];
    worker.onmessage = ({ data }) => promised.push(data);
    worker.postMessage(name);
    await vi.waitFor(() => expect(promised.length).toBeGreaterThan(20), { timeout: 10_000, interval: 3 });
    worker.terminate();
    const { log } = openTab();
    const read = await log.readAll();
    const found = read.ok ? read.value.map(({ seq }) => seq) : [];
    expect(found).toEqual(found.map((_, index) => index));
    expect(found.length % 7).toBe(0);
    expect(found.length).toBeGreaterThanOrEqual(Number(promised.at(-1)));
    expect(await log.append([eventAt(found.length)], found.length)).toEqual(DONE);
  });
});

function breakReadsOf(keys: readonly number[], cause = "DataError"): void {
  const get = IDBObjectStore.prototype.get;
  vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
    throw new DOMException("", "DataError");
  });
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (this: IDBObjectStore, key) {
    if (keys.includes(Number(key))) throw new DOMException("", cause);
    return get.call(this, key);
  });
}

/**
 * Chromium remembers how much room is left; clearing the site makes it ask again. For a moment after that it
 * may still end what is asked of it. Without bytes the usual quota is back.
 */
async function clearWithQuota(bytes?: number): Promise<void> {
  const { origin } = location;
  await cdp().send("Storage.overrideQuotaForOrigin", bytes === undefined ? { origin } : { origin, quotaSize: bytes });
  await cdp().send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await vi.waitFor(() => deleteDB("attune-test-cleared"));
}

/** Text that does not compress, so that it takes the room it seems to take. */
function noiseOf(length: number): string {
  let text = "";
  while (text.length < length) text += crypto.randomUUID();
  return text;
}

import type {} from "@vitest/browser-playwright";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cdp } from "vitest/browser";
import { batch, envelope } from "../device-under-test.contract.ts";
import type { Stores } from "../stores.ts";
import { createIndexedDbDatabase } from "./indexed-db-database.ts";
import { createIndexedDbStores } from "./indexed-db-stores.ts";

const DONE = { ok: true, value: undefined };
const NOTHING = { ok: true, value: { confirmed: [], waiting: [], damaged: 0, version: 0, mark: null } };
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
    test("refuses what was recorded whole, in every space, when a part of it does not fit, and keeps what was there", async () => {
      const { envelopes } = openTab();
      expect(await envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      const add = IDBObjectStore.prototype.add;
      vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, value, key) {
        if (value.id === "e3") throw new DOMException("", "QuotaExceededError");
        return add.call(this, value, key);
      });
      expect(await envelopes.addWaiting([batch("mine", [1], 0), batch("ours", [2, 3, 4], 1)])).toEqual(FULL);
      vi.restoreAllMocks();
      expect(await envelopes.read("mine")).toEqual(NOTHING);
      expect(await envelopes.read("ours")).toMatchObject({ value: { waiting: [envelope(1)], version: 1 } });
      expect(await envelopes.addWaiting([batch("ours", [2], 1)])).toEqual(DONE);
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
        const { envelopes, drafts } = openTab();
        expect(await envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
        const noise = noiseOf(4_000_000);
        const large = { id: "large", bytes: new TextEncoder().encode(noise) };
        const both = { ...batch("ours", [], 1), envelopes: [envelope(2), large] };
        expect(await envelopes.addWaiting([both])).toEqual(FULL);
        expect(await drafts.put("a", { text: noise, savedAt: 1 })).toEqual(FULL);
        expect(await envelopes.read("ours")).toMatchObject({ value: { waiting: [envelope(1)], version: 1 } });
        expect(await drafts.get("a")).toEqual({ ok: true, value: null });
      } finally {
        await clearWithQuota();
      }
    });
  });

  describe("storage that cannot be reached", () => {
    test("is absent when the browser has none", async () => {
      vi.stubGlobal("indexedDB", undefined);
      const { envelopes, drafts, device } = openTab();
      const absent = unavailable("absent");
      const answers = [
        envelopes.read("ours"),
        envelopes.erase("ours"),
        drafts.get("a"),
        drafts.list(""),
        device.get("a"),
        device.list(""),
      ];
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
      expect(await tab.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      const blocked = vi.fn();
      const newer = await openDB(name, 99, { blocked });
      expect(blocked).not.toHaveBeenCalled();
      expect(await tab.envelopes.addWaiting([batch("ours", [2], 1)])).toEqual(unavailable("outdated"));
      expect(await tab.envelopes.read("ours")).toEqual(unavailable("outdated"));
      newer.close();
    });

    test("is closed for what was under way when the browser cleared the site, and open again afterwards", async () => {
      const tab = openTab();
      expect(await tab.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      await clearWithQuota();
      await vi.waitFor(async () => expect(await tab.envelopes.read("ours")).toEqual(NOTHING));
    });

    test("is closed after this tab has let go of it, also when it was still opening", async () => {
      const tab = openTab();
      const reading = tab.envelopes.read("ours");
      tab.close();
      await reading;
      expect(await tab.envelopes.read("ours")).toEqual(unavailable("closed"));
      expect(
        await openDB(name, 99, { blocked: () => expect.unreachable() }).then((database) => database.close()),
      ).toBeUndefined();
    });

    test("gives a transaction that the browser ended as closed", async () => {
      const tab = openTab();
      vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(function (this: IDBObjectStore, value, key) {
        const request = this.put(value, key);
        this.transaction.abort();
        return request;
      });
      expect(await tab.envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(unavailable("closed"));
      expect(await tab.envelopes.read("ours")).toEqual(NOTHING);
    });
  });

  describe("another tab in the way", () => {
    test("makes opening blocked after our patience, and works once it has gone", async () => {
      const stubborn = await openDB(name, 1);
      const deleting = deleteDB(name);
      const tab = openTab(100);
      expect(await tab.envelopes.read("ours")).toEqual(BLOCKED);
      expect(await tab.envelopes.read("ours")).toEqual(BLOCKED);
      stubborn.close();
      await deleting;
      await vi.waitFor(async () => expect(await tab.envelopes.read("ours")).toEqual(NOTHING));
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
      expect(await openTab().envelopes.read("ours")).toEqual(NOTHING);
    });

    test("that is newer and stubborn leaves the reason why nothing could be erased", async () => {
      const newer = await openDB(name, 99);
      expect(await openTab().eraseEverything()).toEqual(unavailable("outdated"));
      newer.close();
    });
  });

  describe("damage", () => {
    const placed = (seq: number) => ({ seq, ...envelope(seq) });

    test("to one envelope that waits leaves the others readable, and is counted", async () => {
      const { envelopes } = openTab();
      expect(await envelopes.addWaiting([batch("ours", [1, 2, 3], 0)])).toEqual(DONE);
      breakReadsOf([["ours", 1]]);
      expect(await envelopes.read("ours")).toMatchObject({
        value: { waiting: [envelope(1), envelope(3)], damaged: 1, version: 1 },
      });
    });

    test("to one envelope that has its place, or to the record of its space, leaves what stands before it", async () => {
      const { envelopes } = openTab();
      expect(await envelopes.confirm("ours", [placed(1), placed(2), placed(3)])).toMatchObject({ ok: true });
      expect(await envelopes.addWaiting([batch("ours", [4], 1)])).toEqual(DONE);
      breakReadsOf([["ours", 2], "ours"]);
      expect(await envelopes.read("ours")).toMatchObject({
        value: { confirmed: [placed(1)], waiting: [envelope(4)], version: 0 },
      });
    });

    test("to every envelope is the storage's failure, not an empty history", async () => {
      const { envelopes } = openTab();
      expect(await envelopes.addWaiting([batch("ours", [1, 2], 0)])).toEqual(DONE);
      breakReadsOf([
        ["ours", 0],
        ["ours", 1],
      ]);
      expect(await envelopes.read("ours")).toEqual(unavailable("refused"));
    });

    test("does not hide that the storage closed while envelopes were read one by one", async () => {
      const { envelopes } = openTab();
      expect(await envelopes.addWaiting([batch("ours", [1, 2], 0)])).toEqual(DONE);
      breakReadsOf([["ours", 1]], "InvalidStateError");
      expect(await envelopes.read("ours")).toEqual(unavailable("closed"));
    });

    test("that closes the storage during a joint read is not taken for damage", async () => {
      const { envelopes } = openTab();
      vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
        throw new DOMException("", "InvalidStateError");
      });
      expect(await envelopes.read("ours")).toEqual(unavailable("closed"));
    });
  });

  test.each([1, 2])(
    "a database of version %i keeps what was sealed, gets what it lacks, and loses the log that no lock sealed",
    async (version) => {
      const before = await openDB(name, version, {
        upgrade(database) {
          for (const store of ["log", "drafts", "device"]) database.createObjectStore(store);
          if (version === 1) return;
          for (const store of ["envelopes", "waiting"]) {
            database.createObjectStore(store).createIndex("id", ["space", "id"]);
          }
          database.createObjectStore("spaces");
        },
      });
      await before.put("log", { type: "said", body: "You never look up." }, 0);
      await before.put("drafts", { text: "half a sentence", savedAt: 1 }, "a");
      if (version === 2) await before.put("waiting", { space: "mine", ...envelope(1) }, ["mine", 0]);
      before.close();
      const { drafts, envelopes } = openTab();
      expect(await drafts.get("a")).toMatchObject({ ok: true, value: { text: "half a sentence" } });
      expect(await envelopes.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
      expect(await envelopes.read("mine")).toMatchObject({ value: { waiting: version === 2 ? [envelope(1)] : [] } });
      const now = await openDB(name);
      expect([...now.objectStoreNames]).toEqual(["device", "drafts", "envelopes", "spaces", "waiting"]);
      now.close();
    },
  );

  test("a tab killed in the middle of its work leaves whole batches, all that it was promised, and free spaces", async () => {
    const worker = new Worker(new URL("./unfinished-tab.contract.ts", import.meta.url), { type: "module" });
    const promised: unknown[] = [];
    worker.onmessage = ({ data }) => promised.push(data);
    worker.postMessage(name);
    await vi.waitFor(() => expect(promised.length).toBeGreaterThan(20), { timeout: 10_000, interval: 3 });
    worker.terminate();
    const { envelopes } = openTab();
    const [ours, mine] = await Promise.all([envelopes.read("ours"), envelopes.read("mine")]);
    if (!ours.ok || !mine.ok) expect.fail("the storage works");
    const { waiting, version } = ours.value;
    expect(waiting.map(({ id }) => id)).toEqual(waiting.map((_, position) => `e${position}`));
    expect(waiting).toHaveLength(7 * version);
    expect(waiting.length).toBeGreaterThanOrEqual(Number(promised.at(-1)));
    expect(mine.value).toMatchObject({ version, waiting: waiting.filter((_, position) => position % 7 === 0) });
    expect(await envelopes.addWaiting([batch("ours", [1], version)])).toEqual(DONE);
  });
});

/** Makes these envelopes, and records of spaces, unreadable; what is read together with others fails at one of them. */
function breakReadsOf(keys: readonly (string | [string, number])[], cause = "DataError"): void {
  const get = IDBObjectStore.prototype.get;
  vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
    throw new DOMException("", "DataError");
  });
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (this: IDBObjectStore, key) {
    if (keys.some((broken) => indexedDB.cmp(broken, key as IDBValidKey) === 0)) throw new DOMException("", cause);
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

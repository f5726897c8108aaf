import { deleteDB } from "idb";
import { afterEach, describe, expect, test, vi } from "vitest";
import { batch } from "./device-under-test.contract.ts";
import { openStores } from "./open-stores.ts";
import { requestPersistence } from "./request-persistence.ts";

const name = `attune-test-${crypto.randomUUID()}`;

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await deleteDB(name);
});

describe("opening the stores of this device", () => {
  test("gives lasting ones where there is IndexedDB, and the next page finds what they kept", async () => {
    const before = await openStores({ name });
    expect(before.keeping).toBe("lasting");
    expect(await before.envelopes.addWaiting([batch("ours", [1], 0)])).toMatchObject({ ok: true });
    before.close();
    const after = await openStores({ name });
    expect(await after.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [{ id: "e1" }] } });
    after.close();
  });

  test("uses the database of the app when none is named", async () => {
    const stores = await openStores();
    expect(stores.keeping).toBe("lasting");
    expect((await indexedDB.databases()).map((database) => database.name)).toContain("attune");
    expect(await stores.eraseEverything()).toEqual({ ok: true, value: undefined });
    stores.close();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain("attune");
  });

  test("gives volatile ones that say why where IndexedDB does not open, and they work until the page goes", async () => {
    vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
      throw new DOMException("", "SecurityError");
    });
    const stores = await openStores({ name });
    expect(stores).toMatchObject({ keeping: "volatile", because: { type: "storage-unavailable", reason: "refused" } });
    expect(await stores.envelopes.addWaiting([batch("ours", [1], 0)])).toMatchObject({ ok: true });
    expect(await stores.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [{ id: "e1" }] } });
  });

  test("keeps to lasting ones on a full device, since what was kept is still there", async () => {
    vi.spyOn(IDBFactory.prototype, "open").mockImplementationOnce(() => {
      throw new DOMException("", "QuotaExceededError");
    });
    const stores = await openStores({ name });
    expect(stores.keeping).toBe("lasting");
    expect(await stores.envelopes.read("ours")).toMatchObject({ ok: true, value: { waiting: [] } });
    stores.close();
  });
});

describe("asking the browser to keep the storage", () => {
  test.each([true, false])("passes on the answer %s", async (answer) => {
    vi.spyOn(StorageManager.prototype, "persist").mockResolvedValue(answer);
    expect(await requestPersistence()).toBe(answer);
  });

  test("is no promise where the browser cannot be asked or fails", async () => {
    vi.spyOn(StorageManager.prototype, "persist").mockRejectedValue(new TypeError("not asked from a window"));
    expect(await requestPersistence()).toBe(false);
    vi.stubGlobal("navigator", {});
    expect(await requestPersistence()).toBe(false);
  });
});

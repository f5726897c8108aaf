import type { EnvelopeStoreChange } from "@attune/sync";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { batch, type DeviceUnderTest, envelope } from "./device-under-test.contract.ts";
import { anyText } from "./hostile-json.contract.ts";

const DONE = { ok: true, value: undefined };
const EMPTY = { confirmed: [], waiting: [], damaged: 0, version: 0, mark: null };

/** What every `EnvelopeStore` owes to the log over it. */
export function describeEnvelopeStore(device: () => DeviceUnderTest): void {
  const openStore = () => device().openTab().envelopes;
  const conflict = (expectedSeq: number, actualSeq: number) => ({
    ok: false,
    error: { type: "append-conflict", expectedSeq, actualSeq },
  });

  test("a space never heard of is empty", async () => {
    expect(await openStore().read("ours")).toEqual({ ok: true, value: EMPTY });
    expect(await openStore().addWaiting([])).toEqual(DONE);
  });

  test("what waits is there for the next tab, in the order of writing", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1, 2], 0)])).toEqual(DONE);
    expect(await store.addWaiting([batch("ours", [3], 1)])).toEqual(DONE);
    expect(await openStore().read("ours")).toEqual({
      ok: true,
      value: { ...EMPTY, waiting: [1, 2, 3].map(envelope), version: 2 },
    });
  });

  test("several spaces get their envelopes together, or none does", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1], 0), batch("mine", [2], 0)])).toEqual(DONE);
    expect(await store.addWaiting([batch("ours", [3], 1), batch("mine", [4], 0)])).toEqual(conflict(0, 1));
    expect(await store.read("ours")).toMatchObject({ value: { waiting: [envelope(1)], version: 1 } });
    expect(await store.addWaiting([batch("ours", [3], 1), batch("mine", [4], 1)])).toEqual(DONE);
    expect(await store.read("mine")).toMatchObject({ value: { waiting: [envelope(2), envelope(4)], version: 2 } });
  });

  test("of two tabs that write at once, exactly one is first", async () => {
    const answers = await Promise.all([1, 2].map((name) => openStore().addWaiting([batch("ours", [name], 0)])));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual(conflict(0, 1));
    expect(await openStore().read("ours")).toMatchObject({ value: { waiting: [{}], version: 1 } });
  });

  test("an envelope that gets its place waits no longer", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1, 2], 0), batch("mine", [1], 0)])).toEqual(DONE);
    expect(await store.confirm("ours", [placed(1, 7), placed(2, 1)])).toEqual({ ok: true, value: 2 });
    expect(await store.read("ours")).toEqual({
      ok: true,
      value: { ...EMPTY, confirmed: [placed(1, 7), placed(2, 1)], waiting: [envelope(2)], version: 2 },
    });
    expect(await store.read("ours", 1)).toMatchObject({ value: { confirmed: [placed(2, 1)] } });
    expect(await store.read("mine")).toMatchObject({ value: { waiting: [envelope(1)], version: 1 } });
  });

  test("places continue without a gap and never change", async () => {
    const store = openStore();
    expect(await store.confirm("ours", [placed(1, 1), placed(2, 2)])).toMatchObject({ ok: true });
    expect(await store.confirm("ours", [placed(4, 4)])).toEqual(conflict(4, 3));
    expect(await store.confirm("ours", [placed(0, 4)])).toEqual(conflict(0, 3));
    expect(await store.confirm("ours", [placed(3, 3), placed(2, 9)])).toEqual(conflict(2, 4));
    expect(await store.confirm("ours", [placed(2, 2), placed(3, 3)])).toMatchObject({ ok: true });
    const read = await store.read("ours");
    expect(read.ok && read.value.confirmed).toEqual([placed(1, 1), placed(2, 2), placed(3, 3)]);
  });

  test("other envelopes take the place of those that wait, in all spaces or in none", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1, 2], 0), batch("mine", [3], 0)])).toEqual(DONE);
    expect(await store.replaceWaiting([batch("ours", [4], 1), batch("mine", [], 9)])).toEqual(conflict(9, 1));
    expect(await store.replaceWaiting([batch("ours", [4], 1), batch("mine", [], 1)])).toEqual(DONE);
    expect(await store.read("ours")).toMatchObject({ value: { waiting: [envelope(4)], version: 2 } });
    expect(await store.read("mine")).toMatchObject({ value: { waiting: [], version: 2 } });
    expect(await store.addWaiting([batch("ours", [5], 2)])).toEqual(DONE);
    expect(await store.read("ours")).toMatchObject({ value: { waiting: [envelope(4), envelope(5)] } });
  });

  test("an envelope gets other bytes wherever it is, and one that is not there changes nothing", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1, 2], 0), batch("mine", [1], 0)])).toEqual(DONE);
    expect(await store.confirm("ours", [placed(1, 1)])).toMatchObject({ ok: true });
    const dropped = new Uint8Array([0]);
    for (const id of ["e1", "e2", "e3"]) {
      const change = vi.fn((bytes: Uint8Array) => bytes.slice(2));
      expect(await store.changeBytes("ours", id, change)).toEqual(DONE);
      expect(change).toHaveBeenCalledTimes(id === "e3" ? 0 : 1);
    }
    expect(await store.changeBytes("never", "e1", () => dropped)).toEqual(DONE);
    expect(await store.read("ours")).toMatchObject({
      value: { confirmed: [{ seq: 1, id: "e1", bytes: dropped }], waiting: [{ id: "e2", bytes: dropped }] },
    });
    expect(await store.read("mine")).toMatchObject({ value: { waiting: [envelope(1)] } });
    expect(await store.confirm("ours", [placed(1, 1)])).toMatchObject({ ok: true });
    expect(await store.read("ours")).toMatchObject({ value: { confirmed: [{ bytes: dropped }] } });
  });

  test("a mark is remembered and forgotten, and changes no envelope", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
    expect(await store.remember("ours", new Uint8Array([1, 2]))).toEqual(DONE);
    expect(await openStore().read("ours")).toMatchObject({ value: { version: 1, mark: new Uint8Array([1, 2]) } });
    expect(await store.confirm("ours", [placed(1, 1)])).toMatchObject({ ok: true });
    expect(await openStore().read("ours")).toMatchObject({ value: { version: 2, mark: new Uint8Array([1, 2]) } });
    expect(await store.remember("ours", null)).toEqual(DONE);
    expect(await openStore().read("ours")).toMatchObject({ value: { version: 2, mark: null } });
  });

  test("every tab hears of every change, until it stops listening", async () => {
    const store = openStore();
    const heard: EnvelopeStoreChange[] = [];
    const other = openStore();
    other.subscribe((change) => heard.push(change));
    other.subscribe(() => expect.unreachable())();
    expect(await store.addWaiting([batch("ours", [1], 0), batch("mine", [2], 0)])).toEqual(DONE);
    expect(await store.confirm("ours", [placed(1, 1)])).toMatchObject({ ok: true });
    expect(await store.replaceWaiting([batch("mine", [], 1)])).toEqual(DONE);
    expect(await store.erase("ours")).toEqual(DONE);
    await vi.waitFor(() =>
      expect(heard).toEqual([
        { type: "changed", space: "ours", version: 1 },
        { type: "changed", space: "mine", version: 1 },
        { type: "changed", space: "ours", version: 2 },
        { type: "changed", space: "mine", version: 2 },
        { type: "changed", space: "ours", version: 0 },
      ]),
    );
  });

  test("a refused change is heard by nobody, and a listener that is registered twice may leave once", async () => {
    const store = openStore();
    const listener = vi.fn();
    const stop = store.subscribe(listener);
    store.subscribe(listener);
    expect(await store.addWaiting([batch("ours", [1], 4)])).toEqual(conflict(4, 0));
    expect(listener).not.toHaveBeenCalled();
    stop();
    expect(await store.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("a batch with something that cannot be stored leaves nothing behind", async () => {
    const store = openStore();
    const unstorable = { id: "e2", bytes: null as unknown as Uint8Array };
    const torn = { ...batch("ours", [1], 0), envelopes: [envelope(1), unstorable, envelope(3)] };
    await expect(store.addWaiting([batch("mine", [1], 0), torn])).rejects.toThrow();
    for (const space of ["mine", "ours"]) expect(await store.read(space)).toEqual({ ok: true, value: EMPTY });
    expect(await store.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
  });

  test("an erased space is as if it had never been, and the others stay", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1], 0), batch("ours/2", [2], 0)])).toEqual(DONE);
    expect(await store.confirm("ours", [placed(1, 5)])).toMatchObject({ ok: true });
    expect(await store.remember("ours", new Uint8Array([1]))).toEqual(DONE);
    expect(await store.erase("ours")).toEqual(DONE);
    expect(await store.erase("never")).toEqual(DONE);
    expect(await store.read("ours")).toEqual({ ok: true, value: EMPTY });
    expect(await store.read("ours/2")).toMatchObject({ value: { waiting: [envelope(2)] } });
    expect(await store.addWaiting([batch("ours", [1], 0)])).toEqual(DONE);
  });

  test("reading ends before a damaged place, which is written anew when it comes again", async () => {
    const store = openStore();
    expect(await store.confirm("ours", [placed(1, 1), placed(2, 2), placed(3, 3)])).toMatchObject({ ok: true });
    await device().damage("envelopes", ["ours", 2], { id: "e2", bytes: "not bytes" });
    const before = await store.read("ours");
    expect(before.ok && before.value.confirmed).toEqual([placed(1, 1)]);
    expect(await store.confirm("ours", [placed(2, 2), placed(3, 3), placed(4, 4)])).toMatchObject({ ok: true });
    const after = await store.read("ours");
    expect(after.ok && after.value.confirmed).toEqual([1, 2, 3, 4].map((seq) => placed(seq, seq)));
  });

  test("a damaged envelope that waits is counted and left out; a damaged record of a space starts over", async () => {
    const store = openStore();
    expect(await store.addWaiting([batch("ours", [1, 2, 3], 0)])).toEqual(DONE);
    await device().damage("waiting", ["ours", 1], null);
    expect(await store.read("ours")).toMatchObject({
      value: { waiting: [envelope(1), envelope(3)], damaged: 1, version: 1 },
    });
    await device().damage("spaces", "ours", { version: "many", mark: null });
    expect(await store.read("ours")).toMatchObject({ value: { version: 0, mark: null, waiting: [{}, {}] } });
  });

  test("changing bytes after they were given does not change the store", async () => {
    const store = openStore();
    const bytes = new Uint8Array([1]);
    expect(await store.addWaiting([{ space: "ours", envelopes: [{ id: "e1", bytes }], expectedVersion: 0 }])).toEqual(
      DONE,
    );
    bytes[0] = 2;
    expect(await store.read("ours")).toMatchObject({ value: { waiting: [{ bytes: new Uint8Array([1]) }] } });
  });

  test("spaces and ids of any name are kept apart", async () => {
    const store = openStore();
    const names = fc.uniqueArray(anyText, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(names, async (spaces) => {
        const batches = spaces.map((space, index) => batch(space, [index], 0));
        expect(await store.addWaiting(batches)).toEqual(DONE);
        for (const [index, space] of spaces.entries()) {
          expect(await store.read(space)).toMatchObject({ value: { waiting: [envelope(index)], version: 1 } });
          expect(await store.erase(space)).toEqual(DONE);
        }
      }),
      { numRuns: 25 },
    );
  });
}

function placed(seq: number, name: number) {
  return { seq, ...envelope(name) };
}

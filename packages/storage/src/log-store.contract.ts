import { assert } from "@attune/kernel";
import type { LogStore, LogStoreChange, RecordedEvent } from "@attune/sync";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type DeviceUnderTest, eventAt } from "./device-under-test.contract.ts";
import { anyJson, HOSTILE_TEXTS } from "./hostile-json.contract.ts";

const DONE = { ok: true, value: undefined };

/** What every `LogStore` owes to the event log. */
export function describeLogStore(device: () => DeviceUnderTest): void {
  const openLog = () => device().openTab().log;

  test("an untouched log is empty", async () => {
    expect(await openLog().readAll()).toEqual({ ok: true, value: [] });
  });

  test("what was appended comes back in order, from any position on", async () => {
    const log = openLog();
    expect(await log.append([eventAt(0), eventAt(1)], 0)).toEqual(DONE);
    expect(await log.append([eventAt(2)], 2)).toEqual(DONE);
    const all = [0, 1, 2].map((seq) => ({ seq, record: eventAt(seq) }));
    expect(await log.readAll()).toEqual({ ok: true, value: all });
    expect(await log.readFrom(1)).toEqual({ ok: true, value: all.slice(1) });
    expect(await log.readFrom(3)).toEqual({ ok: true, value: [] });
  });

  test("an empty batch is fine and changes nothing", async () => {
    const log = openLog();
    expect(await log.append([], 0)).toEqual(DONE);
    expect(await log.readAll()).toEqual({ ok: true, value: [] });
  });

  test.each([0, 2, 7])(
    "an append expecting position %i is refused when the next is 1, and nothing of it is kept",
    async (expectedSeq) => {
      const log = openLog();
      expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
      const batch = [eventAt(expectedSeq), eventAt(expectedSeq + 1)];
      expect(await log.append(batch, expectedSeq)).toEqual({
        ok: false,
        error: { type: "append-conflict", expectedSeq, actualSeq: 1 },
      });
      expect(await log.readAll()).toEqual({ ok: true, value: [{ seq: 0, record: eventAt(0) }] });
    },
  );

  test("of two tabs that append at once, exactly one gets the position", async () => {
    const tabs = [openLog(), openLog()];
    const answers = await Promise.all(tabs.map((log, tab) => log.append([eventAt(0, { tab })], 0)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, error: { type: "append-conflict", expectedSeq: 0, actualSeq: 1 } });
    const winner = answers.findIndex((answer) => answer.ok);
    expect(await openLog().readAll()).toEqual({ ok: true, value: [{ seq: 0, record: eventAt(0, { tab: winner }) }] });
  });

  test("tabs that keep trying all get their batches in, each batch in one piece", async () => {
    const batchSizes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(batchSizes, { minLength: 2, maxLength: 3 }), async (sizesByTab) => {
        const tabs = sizesByTab.map((sizes, tab) => ({
          ...device().openTab(),
          batches: namedBatches(sizes, `tab ${tab}`),
        }));
        await Promise.all(tabs.map(({ log, batches }) => appendUntilDone(log, batches)));
        const log = openLog();
        const read = await log.readAll();
        const found = read.ok ? read.value : [];
        expect(found.map(({ seq }) => seq)).toEqual(found.map((_, index) => index));
        const names = found.map(({ record }) => (record as RecordedEvent).id);
        for (const batch of tabs.flatMap(({ batches }) => batches)) {
          const start = names.indexOf(batch[0] ?? "");
          expect(names.slice(start, start + batch.length)).toEqual(batch);
        }
        expect(names).toHaveLength(sizesByTab.flat().reduce((sum, size) => sum + size, 0));
        expect(await log.erase()).toEqual(DONE);
        for (const tab of tabs) tab.close();
      }),
      { numRuns: 15 },
    );
  });

  test("every tab hears of an append, with the position that is next", async () => {
    const here = openLog();
    const there = openLog();
    const heard: LogStoreChange[] = [];
    const heardThere: LogStoreChange[] = [];
    here.subscribe((change) => heard.push(change));
    there.subscribe((change) => heardThere.push(change));
    expect(await here.append([eventAt(0), eventAt(1)], 0)).toEqual(DONE);
    expect(heard).toEqual([{ type: "appended", nextSeq: 2 }]);
    await vi.waitFor(() => expect(heardThere).toEqual([{ type: "appended", nextSeq: 2 }]));
  });

  test("a refused append is heard by nobody, and who has left hears nothing", async () => {
    const log = openLog();
    const heard: LogStoreChange[] = [];
    const stop = log.subscribe((change) => heard.push(change));
    expect(await log.append([eventAt(4)], 4)).toMatchObject({ ok: false });
    stop();
    expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
    expect(heard).toEqual([]);
  });

  test("the same listener may be registered twice and leave once", async () => {
    const log = openLog();
    const listener = vi.fn();
    const stop = log.subscribe(listener);
    log.subscribe(listener);
    stop();
    expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("an erased log starts again at position 0, and other tabs hear of it", async () => {
    const log = openLog();
    const heard: LogStoreChange[] = [];
    openLog().subscribe((change) => heard.push(change));
    expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
    expect(await log.erase()).toEqual(DONE);
    expect(await log.readAll()).toEqual({ ok: true, value: [] });
    expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
    await vi.waitFor(() => expect(heard.map(({ type }) => type)).toEqual(["appended", "erased", "appended"]));
  });

  test.each(HOSTILE_TEXTS)("hostile text comes back unit for unit (%#)", async (text) => {
    const log = openLog();
    const event = {
      ...eventAt(0, { [text]: [text] }),
      type: text || "empty",
      space: { kind: "mine", owner: text || "a" },
    } as const;
    expect(await log.append([event], 0)).toEqual(DONE);
    const read = await log.readAll();
    expect(read.ok && JSON.stringify(read.value[0]?.record)).toBe(JSON.stringify(event));
    expect(read).toEqual({ ok: true, value: [{ seq: 0, record: event }] });
  });

  test("any JSON comes back as it went in", async () => {
    const log = openLog();
    let next = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { minLength: 1, maxLength: 5 }), async (bodies) => {
        const events = bodies.map((body, index) => eventAt(next + index, body));
        expect(await log.append(events, next)).toEqual(DONE);
        const read = await log.readFrom(next);
        next += events.length;
        expect(read).toStrictEqual({ ok: true, value: events.map((record) => ({ seq: record.seq, record })) });
      }),
      { numRuns: 100 },
    );
  });

  test("changing an event after it was appended does not change the log", async () => {
    const log = openLog();
    const body = { words: "first" };
    expect(await log.append([eventAt(0, body)], 0)).toEqual(DONE);
    body.words = "second";
    expect(await log.readAll()).toEqual({ ok: true, value: [{ seq: 0, record: eventAt(0, { words: "first" }) }] });
  });

  test("a batch with something that cannot be stored leaves nothing behind", async () => {
    const log = openLog();
    const unstorable = { ...eventAt(1), body: (() => 1) as unknown as null };
    await expect(log.append([eventAt(0), unstorable, eventAt(2)], 0)).rejects.toThrow();
    expect(await log.readAll()).toEqual({ ok: true, value: [] });
    expect(await log.append([eventAt(0)], 0)).toEqual(DONE);
  });
}

function namedBatches(sizes: readonly number[], name: string): readonly (readonly string[])[] {
  return sizes.map((size, batch) =>
    Array.from({ length: size }, (_, index) => `${name}, batch ${batch}, event ${index}`),
  );
}

async function appendUntilDone(log: LogStore, batches: readonly (readonly string[])[]): Promise<void> {
  let next = 0;
  for (const batch of batches) next = await appendFrom(log, batch, next);
}

async function appendFrom(log: LogStore, batch: readonly string[], next: number): Promise<number> {
  const events = batch.map((id, index) => ({ ...eventAt(next + index), id }));
  const answer = await log.append(events, next);
  if (answer.ok) return next + batch.length;
  assert(answer.error.type === "append-conflict", "the storage itself works");
  return appendFrom(log, batch, answer.error.actualSeq);
}

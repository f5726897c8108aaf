import type { EventLogChange } from "@attune/sync";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { DeviceUnderTest } from "./device-under-test.contract.ts";
import { anyJson, anyText, HOSTILE_TEXTS } from "./hostile-json.contract.ts";
import { createSpaces, MINE, OURS, openSealedLog } from "./sealed-log-under-test.contract.ts";

/** What the sealed log does when its store is a real one: several tabs, damage, reload. */
export function describeSealedLog(device: () => DeviceUnderTest): void {
  const openLog = (seed: number, spaces?: ReturnType<typeof createSpaces>) =>
    openSealedLog(device().openTab().envelopes, seed, spaces);

  test("a reload finds every event as it was recorded, in the same order", async () => {
    const log = openLog(1);
    for (const [index, space] of [OURS, MINE, MINE, OURS, MINE].entries()) {
      expect(await log.append("said", index, space)).toMatchObject({ ok: true });
    }
    expect(log.known().events.map(({ body }) => body)).toEqual([0, 1, 2, 3, 4]);
    expect(await openLog(2).entries()).toEqual({ ok: true, value: log.known() });
  });

  test("any words come back unit for unit, and any JSON as it went in", async () => {
    const spoken = fc.record({ text: anyText, body: anyJson });
    const spaces = createSpaces();
    const log = openLog(1, spaces);
    const bodies: unknown[] = [];
    for (const text of HOSTILE_TEXTS.filter(({ length }) => length < 1_000)) {
      bodies.push({ [text]: [text] });
      expect(await log.append("said", { [text]: [text] }, OURS)).toMatchObject({ ok: true });
    }
    await fc.assert(
      fc.asyncProperty(fc.array(spoken, { minLength: 1, maxLength: 3 }), async (said) => {
        bodies.push(...said);
        const drafts = said.map((body) => ({ type: "said", body, space: OURS }));
        expect(await log.appendAll(drafts)).toMatchObject({ ok: true });
      }),
      { numRuns: 25 },
    );
    const read = await openLog(2, spaces).entries();
    expect(JSON.stringify(read.ok && read.value.events.map(({ body }) => body))).toBe(JSON.stringify(bodies));
  });

  test("what one tab records, the other hears once and in order, until it is closed", async () => {
    const [here, there] = [openLog(1), openLog(2)];
    const heard: number[] = [];
    there.subscribe((change) => change.type === "appended" && heard.push(...change.events.map(({ seq }) => seq)));
    expect(await there.entries()).toMatchObject({ ok: true });
    for (let step = 0; step < 5; step += 1) expect(await here.append("step", step, OURS)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(heard).toEqual([0, 1, 2, 3, 4]));
    expect(there.known()).toEqual(here.known());
    there.close();
    expect(await here.append("step", 5, OURS)).toMatchObject({ ok: true });
    expect(there.known().nextSeq).toBe(5);
  });

  test("of two tabs that record at once, one is refused, sees why, and may try again with the same event", async () => {
    const tabs = [openLog(1), openLog(2)];
    for (const tab of tabs) expect(await tab.entries()).toMatchObject({ ok: true });
    const answers = await Promise.all(tabs.map((tab, index) => tab.append("said", { tab: index }, OURS)));
    const refused = answers.find((answer) => !answer.ok);
    const loser = tabs[answers.findIndex((answer) => !answer.ok)];
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded", reason: { type: "append-conflict" } } });
    expect(loser?.known().events).toHaveLength(1);
    const events = refused && !refused.ok ? refused.error.events : [];
    expect(await loser?.appendAgain(events)).toMatchObject({ ok: true, value: [{ seq: 1, id: events[0]?.id }] });
    expect(await openLog(3).entries()).toEqual({ ok: true, value: loser?.known() });
  });

  test("removes events by id, and those behind them move up, in every tab and after a reload", async () => {
    const [here, there] = [openLog(1), openLog(2)];
    const recorded = await here.appendAll([0, 1, 2].map((body) => ({ type: "said", body, space: OURS })));
    expect(await there.entries()).toMatchObject({ ok: true, value: { nextSeq: 3 } });
    const heard: EventLogChange["type"][] = [];
    here.subscribe((change) => heard.push(change.type));
    const [, second] = recorded.ok ? recorded.value : [];
    expect(await here.remove([second?.id ?? "", "nothing"])).toEqual({ ok: true, value: undefined });
    const left = {
      events: [
        { body: 0, seq: 0 },
        { body: 2, seq: 1 },
      ],
      nextSeq: 2,
    };
    expect(here.known()).toMatchObject(left);
    await vi.waitFor(() => expect(there.known()).toMatchObject(left));
    expect(await openLog(3).entries()).toMatchObject({ ok: true, value: left });
    expect(await here.append("said", 3, OURS)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(heard).toEqual(["reordered", "appended"]);
    expect(await here.remove(["nothing"])).toEqual({ ok: true, value: undefined });
    expect(here.known().nextSeq).toBe(3);
  });

  test("a tab forgets what another tab erased, and starts over", async () => {
    const here = openLog(1);
    const heard: EventLogChange["type"][] = [];
    here.subscribe((change) => heard.push(change.type));
    expect(await here.append("said", 0, OURS)).toMatchObject({ ok: true });
    expect(await device().openTab().eraseEverything()).toEqual({ ok: true, value: undefined });
    await vi.waitFor(() => expect(heard).toEqual(["appended", "erased"]));
    await vi.waitFor(() => expect(here.known()).toMatchObject({ events: [], unreadable: [], nextSeq: 0 }));
    expect(await here.append("said", 1, OURS)).toMatchObject({ ok: true, value: { seq: 0 } });
  });

  test("what no longer is an envelope loses its own words alone, and the log goes on behind it", async () => {
    const log = openLog(1);
    for (const body of [1, 2, 3]) expect(await log.append("said", body, OURS)).toMatchObject({ ok: true });
    const name = log.synced().find(({ space }) => space.kind === "ours")?.name ?? "";
    await device().damage("waiting", [name, 3], "torn");
    await device().damage("spaces", name, "torn too");
    const late = openLog(2);
    expect(await late.entries()).toMatchObject({ ok: true, value: { events: [{ body: 1 }, { body: 3 }] } });
    expect(await late.append("said", 4, OURS)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(await openLog(3).entries()).toEqual({ ok: true, value: late.known() });
  });
}

import { createEventLog, type EventLogChange } from "@attune/sync";
import { createFixedClock, createSeededRandom } from "@attune/testkit";
import { expect, test, vi } from "vitest";
import { type DeviceUnderTest, eventAt } from "./device-under-test.contract.ts";

const OURS = { kind: "ours" } as const;

/** What the event log does when its store is a real one: several tabs, damage, reload. */
export function describeEventLog(device: () => DeviceUnderTest): void {
  const openEventLog = (seed: number) =>
    createEventLog(device().openTab().log, { clock: createFixedClock(), random: createSeededRandom(seed) });

  test("a reload finds every event as it was recorded", async () => {
    const before = openEventLog(1);
    const first = await before.append("said", { text: "I missed you \ud83d" }, { kind: "mine", owner: "a" });
    const more = await before.appendAll([
      { type: "landed", body: null, space: OURS },
      { type: "closed", body: [1, 2], space: OURS },
    ]);
    const recorded = first.ok && more.ok ? [first.value, ...more.value] : [];
    expect(recorded.map(({ seq }) => seq)).toEqual([0, 1, 2]);
    expect(await openEventLog(2).entries()).toEqual({
      ok: true,
      value: { events: recorded, unreadable: [], nextSeq: 3 },
    });
  });

  test("what one tab records, the other hears once and in order", async () => {
    const here = openEventLog(1);
    const there = openEventLog(2);
    const heard: number[] = [];
    there.subscribe((change) => change.type === "appended" && heard.push(...change.events.map(({ seq }) => seq)));
    expect(await there.entries()).toMatchObject({ ok: true });
    for (let step = 0; step < 5; step += 1) expect(await here.append("step", step, OURS)).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(heard).toEqual([0, 1, 2, 3, 4]));
    expect(there.known().events).toEqual(here.known().events);
  });

  test("of two tabs that record at once, one is refused, sees why, and may try again with the same event", async () => {
    const tabs = [openEventLog(1), openEventLog(2)];
    for (const tab of tabs) expect(await tab.entries()).toMatchObject({ ok: true });
    const answers = await Promise.all(tabs.map((tab, index) => tab.append("said", { tab: index }, OURS)));
    const refused = answers.find((answer) => !answer.ok);
    const loser = tabs[answers.findIndex((answer) => !answer.ok)];
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded", reason: { type: "append-conflict" } } });
    expect(loser?.known().events).toHaveLength(1);
    const events = refused && !refused.ok ? refused.error.events : [];
    expect(await loser?.appendAgain(events)).toMatchObject({ ok: true, value: [{ seq: 1, id: events[0]?.id }] });
  });

  test("a damaged record is reported with its position and skipped; the log goes on behind it", async () => {
    const log = openEventLog(1);
    expect(await log.append("said", 0, OURS)).toMatchObject({ ok: true });
    await device().damage("log", 1, { ...eventAt(1), space: { kind: "everyone" } });
    const late = openEventLog(2);
    expect(await late.entries()).toMatchObject({
      ok: true,
      value: { unreadable: [{ type: "record-unreadable", seq: 1 }], nextSeq: 2 },
    });
    expect(await late.append("said", 2, OURS)).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  test("removes events by id, and those behind them move up, in every tab and after a reload", async () => {
    const [here, there] = [openEventLog(1), openEventLog(2)];
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
    expect(await openEventLog(3).entries()).toMatchObject({ ok: true, value: left });
    expect(await here.append("said", 3, OURS)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(heard).toEqual(["reordered", "appended"]);
    expect(await here.remove(["nothing"])).toEqual({ ok: true, value: undefined });
    expect(here.known().nextSeq).toBe(3);
  });

  test("a tab forgets what another tab erased", async () => {
    const here = openEventLog(1);
    const heard: EventLogChange["type"][] = [];
    here.subscribe((change) => heard.push(change.type));
    expect(await here.append("said", 0, OURS)).toMatchObject({ ok: true });
    expect(await device().openTab().eraseEverything()).toEqual({ ok: true, value: undefined });
    await vi.waitFor(() => expect(here.known()).toEqual({ events: [], unreadable: [], nextSeq: 0 }));
    expect(heard).toEqual(["appended", "erased"]);
    expect(await here.append("said", 1, OURS)).toMatchObject({ ok: true, value: { seq: 0 } });
  });
}

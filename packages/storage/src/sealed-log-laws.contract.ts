import { assert } from "@attune/kernel";
import type { PendingEvent, RecordedEvent, SpaceToOpen } from "@attune/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceUnderTest } from "./device-under-test.contract.ts";
import { createSpaces, OURS, openSealedLog } from "./sealed-log-under-test.contract.ts";

const TABS = 3;

/** One thing that happens on a device with three tabs. */
type Deed =
  | { readonly kind: "append"; readonly tab: number; readonly size: number; readonly wait: boolean }
  | { readonly kind: "fill"; readonly full: boolean }
  | { readonly kind: "read"; readonly tab: number };

const tab = fc.nat(TABS - 1);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("append" as const), tab, size: fc.nat(3), wait: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fill" as const), full: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("read" as const), tab }) },
);

/** What holds of the sealed log whatever happens on its device. */
export function describeSealedLogLaws(device: () => DeviceUnderTest): void {
  test("however tabs interleave and storage fails: all agree, nothing is lost, doubled, reordered or torn", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
        const spaces = createSpaces();
        const tabs = Array.from({ length: TABS }, (_, index) => openTab(device(), spaces, index));
        const made = await perform(deeds, { device: device(), tabs });
        device().fill(false);

        const stored = await storedIn(device(), spaces);
        expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index));
        expect(stored).toHaveLength(tabs.flatMap(({ recorded }) => recorded.flat()).length);
        for (const each of tabs) await expectAgreement(each, stored);

        for (const each of tabs) await recordTheRest(each);
        const bodies = (await storedIn(device(), spaces)).map(({ body }) => Number(body));
        expect(bodies.toSorted((a, b) => a - b)).toEqual(Array.from({ length: made }, (_, index) => index));
        for (const each of tabs) each.close();
      }),
      { numRuns: 50 },
    );
  });
}

type Tab = ReturnType<typeof openTab>;

function openTab(device: DeviceUnderTest, spaces: readonly SpaceToOpen[], index: number) {
  const { envelopes, close } = device.openTab();
  const log = openSealedLog(envelopes, index, spaces);
  const heard: RecordedEvent[] = [];
  log.subscribe((change) => change.type === "appended" && heard.push(...change.events));
  return { log, close, heard, recorded: [] as (readonly string[])[], refused: [] as (readonly PendingEvent[])[] };
}

/** Does it all, most of it without waiting; answers how many events were made. */
async function perform(
  deeds: readonly Deed[],
  { device, tabs }: { readonly device: DeviceUnderTest; readonly tabs: readonly Tab[] },
): Promise<number> {
  const underWay: Promise<unknown>[] = [];
  let made = 0;
  for (const deed of deeds) {
    if (deed.kind === "append") {
      const asked = append(tabAt(tabs, deed.tab), { from: made, size: deed.size });
      made += deed.size;
      underWay.push(asked);
      if (deed.wait) await asked;
    } else if (deed.kind === "read") underWay.push(tabAt(tabs, deed.tab).log.entries());
    else device.fill(deed.full);
  }
  await Promise.all(underWay);
  return made;
}

function tabAt(tabs: readonly Tab[], index: number): Tab {
  const found = tabs[index];
  assert(found, "the deed is done in one of the tabs");
  return found;
}

async function append({ log, recorded, refused }: Tab, { from, size }: { from: number; size: number }): Promise<void> {
  const bodies = Array.from({ length: size }, (_, index) => from + index);
  const answer = await log.appendAll(bodies.map((body) => ({ type: "made", body, space: OURS })));
  if (answer.ok) recorded.push(answer.value.map(({ id }) => id));
  else refused.push(answer.error.events);
}

async function storedIn(device: DeviceUnderTest, spaces: readonly SpaceToOpen[]): Promise<readonly RecordedEvent[]> {
  const { log, close } = openTab(device, spaces, TABS);
  const entries = await log.entries();
  close();
  assert(entries.ok, "the device can be read");
  return entries.value.events;
}

async function expectAgreement({ log, heard, recorded }: Tab, stored: readonly RecordedEvent[]): Promise<void> {
  expect(await log.entries()).toMatchObject({ ok: true, value: { events: stored } });
  expect(heard).toEqual(stored);
  const ids = stored.map(({ id }) => id);
  const mine = new Set(recorded.flat());
  expect(ids.filter((id) => mine.has(id))).toEqual(recorded.flat());
  for (const batch of recorded) {
    const start = ids.indexOf(batch[0] ?? "");
    expect(ids.slice(start, start + batch.length)).toEqual(batch);
  }
}

async function recordTheRest({ log, refused }: Tab): Promise<void> {
  for (const events of refused) {
    expect(await log.entries()).toMatchObject({ ok: true });
    expect(await log.appendAgain(events)).toMatchObject({ ok: true });
  }
}

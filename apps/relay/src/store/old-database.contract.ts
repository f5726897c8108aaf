import { expect } from "vitest";
import { content, random, tombstone } from "../under-test/simulated-envelopes.contract.ts";
import { type Appending, bytesOfAppending } from "./appending.ts";
import { append, arrived, eventsOf, NOW, placed, refused, SMALL_QUOTA } from "./relay-store.contract.ts";
import type { RelayStore } from "./relay-store.ts";
import { slotsToBytes } from "./slot-bytes.ts";

/** The parts of a row as both databases write them. */
type Row = Readonly<Record<string, Uint8Array | number | null>>;

/** A couple with some words, as the first form of a database kept them, table by table. */
export function oldRows() {
  const [author, other, space] = [random(32), random(32), random(32)];
  const words = [1, 2, 3].map(() => arrived(author, space, content({ space, author, epoch: 1 })));
  const used = words.reduce((sum, each) => sum + bytesOfAppending(each), 0);
  const accounts = [author, other].map((account, index) => ({
    account,
    login: random(16),
    record: random(192),
    sheet_key: random(32),
    slots: slotsToBytes([["sheet", null, random(72)]]),
    version: 1,
    vault: random(300),
    used: index === 0 ? used : 0,
    begun: index === 0 ? 1 : 0,
  }));
  const members = [author, other].map((account) => ({ space, account, from_seq: 1, until_seq: null }));
  const envelopes = words.map(({ id, header, sig, payload, wrap }, index) => {
    return { space, seq: index + 1, id, author, kind: 0, keeper: author, header, sig, payload, wrap };
  });
  const spaces = [{ space, epoch: 1, newest: words.length, head: random(32), begun_by: author }];
  const tables: readonly (readonly [string, readonly Row[]])[] = [
    ["accounts", accounts],
    ["spaces", spaces],
    ["members", members],
    ["envelopes", envelopes],
  ];
  return { author, other, space, words, tables };
}

/** A store with these rows has what was in them, and goes on behind it. Its quota is the small one. */
export async function expectToGoOn(store: RelayStore, { author, other, space, words }: ReturnType<typeof oldRows>) {
  const kept = words.map(({ header, sig, payload, wrap }, index) => ({ seq: index + 1, header, sig, payload, wrap }));
  expect(await eventsOf(store, other, space)).toEqual(kept);
  for (const [index, each] of words.entries()) expect(await append(store, each)).toEqual(placed(index + 1, false));
  const next = arrived(author, space, content({ space, author, epoch: 1 }));
  expect(await append(store, next)).toEqual(placed(4));
  const [first] = words;
  const removal = arrived(author, space, tombstone({ space, author, epoch: 1 }, first?.id ?? random(32)));
  expect(await append(store, removal)).toEqual(placed(5));
  expect((await eventsOf(store, other, space)).map(({ seq, payload }) => [seq, payload === null])).toEqual([
    [1, true],
    [2, false],
    [3, false],
    [4, false],
    [5, false],
  ]);
  const written = [...words, next, removal].reduce((sum, each) => sum + bytesOfAppending(each), 0);
  const dropped = (first?.payload?.length ?? 0) + (first?.wrap?.length ?? 0);
  await expectUsed(store, written - dropped, () => arrived(author, space, content({ space, author, epoch: 1 })));
  expect(await store.enrolDevice({ account: other, device: random(32) }, NOW)).toMatchObject({ ok: true });
}

/** So many bytes count for an account, of the small quota: it may write until that is full, and no more. */
export async function expectUsed(store: RelayStore, used: number, write: () => Appending): Promise<void> {
  let left = SMALL_QUOTA.bytes - used;
  while (true) {
    const next = write();
    const outcome = await append(store, next);
    const bytes = bytesOfAppending(next);
    expect(outcome.ok).toBe(bytes <= left);
    if (!outcome.ok) return expect(outcome).toEqual(refused("quota"));
    left -= bytes;
  }
}

import { assert, ok } from "@attune/kernel";
import { encodeWrap, RELAY_LIMITS } from "@attune/wire";
import { expect, test } from "vitest";
import { readEnvelope } from "../read-envelope.ts";
import {
  content,
  deviceControl,
  epochControl,
  random,
  type SimulatedEnvelope,
  simulatedSpace,
  tombstone,
} from "../under-test/simulated-envelopes.contract.ts";
import type { Appending, AppendOutcome } from "./appending.ts";
import type { NewAccount, RelayStore } from "./relay-store.ts";

export const NOW = 1_750_000_000_000;
export const MANY = 1_000_000;

/** The quota that the store under test is opened with. */
export const SMALL_QUOTA = { bytes: 20_000, spaces: 3 };

/** An account out of random bytes. */
export function someAccount(): NewAccount {
  return {
    account: random(32),
    login: random(16),
    record: random(192),
    sheetKey: random(32),
    device: random(32),
    slots: [["passphrase", null, random(72)]],
    vault: { version: 1, sealed: random(500) },
    at: NOW,
  };
}

/** Registers so many accounts. */
export async function someAccounts(store: RelayStore, count: number): Promise<readonly NewAccount[]> {
  const accounts = Array.from({ length: count }, someAccount);
  for (const account of accounts) expect(await store.register(account, MANY)).toEqual(ok(null));
  return accounts;
}

/** An envelope as it comes by an account's connection. */
export function arrived(account: Uint8Array, space: Uint8Array, { envelope }: SimulatedEnvelope): Appending {
  const read = readEnvelope({ account, space, envelope });
  assert(read.ok, "the envelope can be read");
  return read.value;
}

export async function append(store: RelayStore, appending: Appending): Promise<AppendOutcome> {
  const [outcome] = await store.append([appending]);
  assert(outcome !== undefined, "each append has an outcome");
  return outcome;
}

/** A space that these accounts began, in its first epoch, with two places taken. */
export async function begunSpace(store: RelayStore, accounts: readonly NewAccount[]) {
  const { space, genesis, founders } = simulatedSpace(accounts.map(({ account }) => account));
  const author = accounts[0]?.account ?? random(32);
  const first = arrived(author, space, deviceControl({ space, author, epoch: 0 }));
  const second = arrived(author, space, epochControl({ space, author, epoch: 1 }, founders, genesis));
  expect(await store.append([first, second])).toEqual([placed(1), placed(2)]);
  const write = (account: Uint8Array, length?: number) =>
    arrived(account, space, content({ space, author: account, epoch: 1 }, length));
  return { space, write };
}

export function placed(seq: number, fresh = true) {
  return { ok: true, value: { seq, fresh } };
}

export function refused(error: string) {
  return { ok: false, error };
}

/** The events of the first page. */
export async function eventsOf(store: RelayStore, account: Uint8Array, space: Uint8Array, after = 0) {
  const page = await store.readPage({ account, space, after });
  assert(page.ok, "the page can be read");
  return page.value.events;
}

/** What every `RelayStore` owes to the relay about the envelopes of spaces. */
export function describeSpaces(opened: () => RelayStore): void {
  test("places are dense from 1, in the order of the batch, and come back as they were sent", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const { space, write } = await begunSpace(store, [anna, ben]);
    const batch = [write(anna.account), write(ben.account), write(anna.account)];
    expect(await store.append(batch)).toEqual([placed(3), placed(4), placed(5)]);
    const page = await store.readPage({ account: ben.account, space, after: 2 });
    expect(page).toEqual(
      ok({
        events: batch.map(({ header, sig, payload, wrap }, index) => ({ seq: index + 3, header, sig, payload, wrap })),
        newest: 5,
        open: true,
      }),
    );
  });

  test("what was taken before keeps its first place, alone, again, and twice in one batch", async () => {
    const store = opened();
    const [anna] = await someAccounts(store, 1);
    assert(anna !== undefined, "an account");
    const { space, write } = await begunSpace(store, [anna]);
    const words = write(anna.account);
    expect(await store.append([words, words])).toEqual([placed(3), placed(3, false)]);
    expect(await append(store, words)).toEqual(placed(3, false));
    expect(await eventsOf(store, anna.account, space)).toHaveLength(3);
  });

  test("one batch serves many spaces, and one refusal holds up nothing else", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const [hers, theirs] = [await begunSpace(store, [anna]), await begunSpace(store, [anna, ben])];
    const stranger = arrived(ben.account, hers.space, content({ space: hers.space, author: ben.account, epoch: 1 }));
    const batch = [hers.write(anna.account), stranger, theirs.write(ben.account), hers.write(anna.account)];
    expect(await store.append(batch)).toEqual([placed(3), refused("not-a-member"), placed(3), placed(4)]);
  });

  test("a space is there for its members only, and one that is not begun for nobody", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const { space } = await begunSpace(store, [anna]);
    expect(await store.readPage({ account: ben.account, space, after: 0 })).toEqual(refused("not-a-member"));
    const nowhere = { account: anna.account, space: random(32), after: 0 };
    expect(await store.readPage(nowhere)).toEqual(refused("not-a-member"));
  });

  test("before the first epoch only the account that begins a space reads it", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const { space } = simulatedSpace([anna.account, ben.account]);
    const first = arrived(anna.account, space, deviceControl({ space, author: anna.account, epoch: 0 }));
    expect(await append(store, first)).toEqual(placed(1));
    expect(await eventsOf(store, anna.account, space)).toHaveLength(1);
    expect(await store.readPage({ account: ben.account, space, after: 0 })).toEqual(refused("not-a-member"));
  });

  test("whoever left out by an epoch reads up to it, finds what they sent before, and adds nothing", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const { space, write } = await begunSpace(store, [anna, ben]);
    const bens = write(ben.account);
    const leaving = epochControl({ space, author: anna.account, epoch: 2 }, [anna.account]);
    const later = content({ space, author: anna.account, epoch: 2 });
    const batch = [bens, arrived(anna.account, space, leaving), arrived(anna.account, space, later)];
    expect(await store.append(batch)).toEqual([placed(3), placed(4), placed(5)]);
    expect(await append(store, bens)).toEqual(placed(3, false));
    expect(await append(store, write(ben.account))).toEqual(refused("not-a-member"));
    const page = await store.readPage({ account: ben.account, space, after: 2 });
    expect(page).toMatchObject({ ok: true, value: { newest: 4, open: false, events: [{ seq: 3 }, { seq: 4 }] } });
    expect(await store.readPage({ account: ben.account, space, after: 9 })).toEqual(
      ok({ events: [], newest: 4, open: false }),
    );
  });

  test("a tombstone takes payload and wrap of its author's words, before or in the same batch, and the place stays", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const { space, write } = await begunSpace(store, [anna, ben]);
    const [old, fresh, bens] = [write(anna.account), write(anna.account), write(ben.account)];
    expect(await store.append([old, bens])).toEqual([placed(3), placed(4)]);
    const over = (account: Uint8Array, target: Uint8Array) =>
      arrived(account, space, tombstone({ space, author: account, epoch: 1 }, target));
    const batch = [fresh, over(anna.account, old.id), over(anna.account, fresh.id), over(anna.account, bens.id)];
    expect(await store.append(batch)).toEqual([placed(5), placed(6), placed(7), refused("wrong-target")]);
    expect(await append(store, over(anna.account, random(32)))).toEqual(refused("wrong-target"));
    const events = await eventsOf(store, ben.account, space, 2);
    expect(events[0]).toEqual({ seq: 3, header: old.header, sig: old.sig, payload: null, wrap: null });
    expect(events[2]).toEqual({ seq: 5, header: fresh.header, sig: fresh.sig, payload: null, wrap: null });
    expect(events[1]).toMatchObject({ seq: 4, payload: bens.payload, wrap: bens.wrap });
    expect(events[3]?.payload).toEqual(new Uint8Array());
    expect(await append(store, over(anna.account, old.id))).toEqual(placed(8));
  });

  test("a member puts another wrap to words that are there, under the current epoch", async () => {
    const store = opened();
    const [anna, ben, carl] = await someAccounts(store, 3);
    assert(anna !== undefined && ben !== undefined && carl !== undefined, "three accounts");
    const { space, write } = await begunSpace(store, [anna, ben]);
    const words = write(anna.account);
    expect(await append(store, words)).toEqual(placed(3));
    const wrap = encodeWrap({ epoch: 1, sealed: random(72) });
    const request = { account: ben.account, space, id: words.id, wrap, epoch: 1 };
    expect(await store.rewrap({ ...request, account: carl.account })).toEqual(refused("not-a-member"));
    expect(await store.rewrap({ ...request, epoch: 2 })).toEqual(refused("wrong-epoch"));
    expect(await store.rewrap({ ...request, id: random(32) })).toEqual(refused("wrong-target"));
    expect(await store.rewrap(request)).toEqual(ok(null));
    expect((await eventsOf(store, anna.account, space, 2))[0]).toMatchObject({ payload: words.payload, wrap });
    const over = tombstone({ space, author: anna.account, epoch: 1 }, words.id);
    expect(await append(store, arrived(anna.account, space, over))).toEqual(placed(4));
    expect(await store.rewrap(request)).toEqual(refused("wrong-target"));
  });

  test("a page ends after a number of envelopes, and the next one goes on behind it", async () => {
    const store = opened();
    const [anna] = await someAccounts(store, 1);
    assert(anna !== undefined, "an account");
    const { space } = await begunSpace(store, [anna]);
    const steps = Array.from({ length: RELAY_LIMITS.pageEnvelopes }, () =>
      arrived(anna.account, space, deviceControl({ space, author: anna.account, epoch: 1 })),
    );
    await store.append(steps);
    const first = await store.readPage({ account: anna.account, space, after: 0 });
    assert(first.ok, "a page");
    expect(first.value.events.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));
    expect(first.value.newest).toBe(RELAY_LIMITS.pageEnvelopes + 2);
    expect(await eventsOf(store, anna.account, space, RELAY_LIMITS.pageEnvelopes)).toHaveLength(2);
  });

  test("what is new in several spaces is read together, so much of each", async () => {
    const store = opened();
    const [anna] = await someAccounts(store, 1);
    assert(anna !== undefined, "an account");
    const [one, other] = [await begunSpace(store, [anna]), await begunSpace(store, [anna])];
    const words = [one, other, one, one].map(({ write }) => write(anna.account));
    await store.append(words);
    const asked = [
      { space: one.space, after: 1 },
      { space: other.space, after: 2 },
      { space: random(32), after: 0 },
    ];
    const found = await store.readGrown(asked, 3);
    expect(found.map(({ seq, kind, header }) => ({ seq, kind, header }))).toEqual([
      { seq: 2, kind: 1, header: expect.any(Uint8Array) },
      { seq: 3, kind: 0, header: words[0]?.header },
      { seq: 4, kind: 0, header: words[2]?.header },
      { seq: 3, kind: 0, header: words[1]?.header },
    ]);
    expect(found.map(({ space }) => space)).toEqual([one.space, one.space, one.space, other.space]);
  });

  test("an account writes up to its quota, and what it deletes makes room", async () => {
    const store = opened();
    const [anna] = await someAccounts(store, 1);
    assert(anna !== undefined, "an account");
    const { space, write } = await begunSpace(store, [anna]);
    const large = write(anna.account, 16_384 + 72);
    expect(await append(store, large)).toEqual(placed(3));
    const next = write(anna.account, 4_096 + 72);
    expect(await append(store, next)).toEqual(refused("quota"));
    const over = tombstone({ space, author: anna.account, epoch: 1 }, large.id);
    expect(await append(store, arrived(anna.account, space, over))).toEqual(placed(4));
    expect(await append(store, next)).toEqual(placed(5));
  });

  test("an account begins so many spaces", async () => {
    const store = opened();
    const [anna] = await someAccounts(store, 1);
    assert(anna !== undefined, "an account");
    for (let begun = 0; begun < SMALL_QUOTA.spaces; begun += 1) await begunSpace(store, [anna]);
    const { space } = simulatedSpace([anna.account]);
    const first = arrived(anna.account, space, deviceControl({ space, author: anna.account, epoch: 0 }));
    expect(await append(store, first)).toEqual(refused("quota"));
  });

  test("whoever is not registered writes nothing", async () => {
    const { account } = someAccount();
    const { space } = simulatedSpace([account]);
    const first = arrived(account, space, deviceControl({ space, author: account, epoch: 0 }));
    expect(await append(opened(), first)).toEqual(refused("not-a-member"));
  });

  test("an account that is deleted takes its own spaces along, and from shared ones its words", async () => {
    const store = opened();
    const [anna, ben] = await someAccounts(store, 2);
    assert(anna !== undefined && ben !== undefined, "two accounts");
    const [hers, theirs] = [await begunSpace(store, [anna]), await begunSpace(store, [anna, ben])];
    const [annas, bens] = [theirs.write(anna.account), theirs.write(ben.account)];
    await store.append([hers.write(anna.account), annas, bens]);
    await store.deleteAccount(anna.account);
    expect(await store.readAccount(anna.account)).toBeNull();
    expect(await store.findLogin(anna.login)).toBeNull();
    const left = await eventsOf(store, ben.account, theirs.space, 2);
    expect(left).toMatchObject([
      { seq: 3, header: annas.header, payload: null, wrap: null },
      { seq: 4, header: bens.header, payload: bens.payload },
    ]);
    expect(await append(store, theirs.write(anna.account))).toEqual(refused("not-a-member"));
    expect(await append(store, theirs.write(ben.account))).toEqual(placed(5));
    expect(await store.register({ ...anna, device: random(32) }, MANY)).toEqual(ok(null));
    for (const { space } of [hers, theirs]) {
      const again = { account: anna.account, space, after: 0 };
      expect(await store.readPage(again)).toEqual(refused("not-a-member"));
    }
    await store.deleteAccount(ben.account);
    await store.deleteAccount(anna.account);
  });
}

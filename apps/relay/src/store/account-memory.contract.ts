import { assert, ok } from "@attune/kernel";
import { expect, test } from "vitest";
import { random } from "../under-test/simulated-envelopes.contract.ts";
import { MANY, NOW, refused, someAccount, someAccounts } from "./relay-store.contract.ts";
import type { RelayStore } from "./relay-store.ts";

/** What every `RelayStore` owes to the relay about accounts, devices, sessions and mailboxes. */
export function describeAccounts(opened: () => RelayStore): void {
  test("the first server setup stays", async () => {
    const first = await opened().keepServerSetup("one setup");
    expect(await opened().keepServerSetup("another setup")).toBe(first);
  });

  test("an account comes back as it was registered, by its login and by itself", async () => {
    const account = someAccount();
    expect(await opened().register(account, MANY)).toEqual(ok(null));
    const { record, sheetKey, slots, vault } = account;
    expect(await opened().findLogin(account.login)).toEqual({ account: account.account, record, sheetKey });
    expect(await opened().readAccount(account.account)).toEqual({ account: account.account, slots, vault });
    expect(await opened().listDevices(account.account)).toEqual([
      { device: account.device, enrolled: NOW, revoked: null },
    ]);
  });

  test("a login and an account are registered once, and nothing of the second stays", async () => {
    const [first] = await someAccounts(opened(), 1);
    assert(first !== undefined, "an account");
    expect(await opened().register({ ...someAccount(), login: first.login }, MANY)).toEqual(refused("account-taken"));
    const again = { ...someAccount(), account: first.account };
    expect(await opened().register(again, MANY)).toEqual(refused("account-taken"));
    expect(await opened().findLogin(again.login)).toBeNull();
    expect(await opened().listDevices(first.account)).toHaveLength(1);
  });

  test("a relay that is full takes no account", async () => {
    expect(await opened().register(someAccount(), 0)).toEqual(refused("registration-closed"));
  });

  test("what is unknown is not there", async () => {
    expect(await opened().findLogin(random(16))).toBeNull();
    expect(await opened().readAccount(random(32))).toBeNull();
    expect(await opened().listDevices(random(32))).toEqual([]);
    expect(await opened().readToken(random(32), NOW)).toBeNull();
    expect(await opened().takeAttempt({ id: random(32), kind: "login" }, NOW)).toBeNull();
    expect(await opened().readPart({ mailbox: random(16), part: 0 }, NOW)).toBeNull();
  });

  test("a vault is replaced by the one that follows it, and of two only by one", async () => {
    const [{ account } = someAccount()] = await someAccounts(opened(), 1);
    const next = { version: 2, sealed: random(600) };
    const both = await Promise.all([opened().replaceVault(account, next), opened().replaceVault(account, next)]);
    expect(both).toEqual(expect.arrayContaining([ok(null), refused("version-conflict")]));
    expect(await opened().replaceVault(account, { ...next, version: 4 })).toEqual(refused("version-conflict"));
    expect(await opened().readAccount(account)).toMatchObject({ vault: next });
  });

  test("slots change with the vault or not at all; record and sheet key when they are given", async () => {
    const [kept = someAccount()] = await someAccounts(opened(), 1);
    const { account, login } = kept;
    const slots = [["sheet", null, random(72)]] as const;
    const change = { account, slots, record: null, sheetKey: null };
    const late = { ...change, vault: { version: 9, sealed: random(10) } };
    expect(await opened().replaceKeys(late)).toEqual(refused("version-conflict"));
    expect(await opened().readAccount(account)).toMatchObject({ slots: kept.slots });
    const vault = { version: 2, sealed: random(10) };
    expect(await opened().replaceKeys({ ...change, vault })).toEqual(ok(null));
    expect(await opened().readAccount(account)).toEqual({ account, slots, vault });
    expect(await opened().findLogin(login)).toMatchObject({ record: kept.record, sheetKey: kept.sheetKey });
    const [record, sheetKey] = [random(192), random(32)];
    const whole = { ...change, record, sheetKey, vault: { version: 3, sealed: random(10) } };
    expect(await opened().replaceKeys(whole)).toEqual(ok(null));
    expect(await opened().findLogin(login)).toEqual({ account, record, sheetKey });
  });

  test("a device is enrolled once, and never again when it was revoked", async () => {
    const [kept = someAccount()] = await someAccounts(opened(), 1);
    const second = { account: kept.account, device: random(32) };
    const { account, slots, vault } = kept;
    expect(await opened().enrolDevice(second, NOW + 1)).toEqual(ok({ account, slots, vault }));
    expect(await opened().enrolDevice(second, NOW + 2)).toEqual(ok({ account, slots, vault }));
    expect(await opened().revokeDevice(second, NOW + 3)).toEqual(ok(null));
    expect(await opened().revokeDevice(second, NOW + 4)).toEqual(ok(null));
    expect(await opened().enrolDevice(second, NOW + 5)).toEqual(refused("not-proved"));
    expect(await opened().listDevices(account)).toEqual([
      { device: kept.device, enrolled: NOW, revoked: null },
      { device: second.device, enrolled: NOW + 1, revoked: NOW + 3 },
    ]);
    expect(await opened().revokeDevice({ account, device: random(32) }, NOW)).toEqual(refused("not-found"));
    expect(await opened().enrolDevice({ account: random(32), device: random(32) }, NOW)).toEqual(refused("not-proved"));
  });

  test("an account has so many devices at a time", async () => {
    const [{ account } = someAccount()] = await someAccounts(opened(), 1);
    for (let device = 1; device < 64; device += 1) {
      expect(await opened().enrolDevice({ account, device: random(32) }, NOW)).toMatchObject({ ok: true });
    }
    const oneMore = { account, device: random(32) };
    expect(await opened().enrolDevice(oneMore, NOW)).toEqual(refused("quota"));
    const [first] = await opened().listDevices(account);
    assert(first !== undefined, "a device");
    expect(await opened().revokeDevice({ account, device: first.device }, NOW)).toEqual(ok(null));
    expect(await opened().enrolDevice(oneMore, NOW)).toMatchObject({ ok: true });
  });

  test("an attempt is good once, for its own kind, until it is over", async () => {
    const attempt = { id: random(32), kind: "login", data: random(160), expires: NOW + 10 } as const;
    const late = { ...attempt, id: random(32) };
    await opened().keepAttempt(attempt);
    await opened().keepAttempt(late);
    expect(await opened().takeAttempt({ id: attempt.id, kind: "session" }, NOW)).toBeNull();
    const both = [opened().takeAttempt(attempt, NOW), opened().takeAttempt(attempt, NOW)];
    expect((await Promise.all(both)).filter((data) => data !== null)).toEqual([attempt.data]);
    expect(await opened().takeAttempt(late, NOW + 10)).toBeNull();
  });

  test("a token holds until it is over or its device is revoked", async () => {
    const [{ account, device } = someAccount()] = await someAccounts(opened(), 1);
    const session = { account, device, expires: NOW + 10 };
    const hash = random(32);
    expect(await opened().keepToken(hash, session)).toEqual(ok(null));
    expect(await opened().readToken(hash, NOW)).toEqual(session);
    expect(await opened().readToken(hash, NOW + 10)).toBeNull();
    expect(await opened().keepToken(random(32), { ...session, device: random(32) })).toEqual(refused("not-proved"));
    expect(await opened().revokeDevice({ account, device }, NOW)).toEqual(ok(null));
    expect(await opened().readToken(hash, NOW)).toBeNull();
    expect(await opened().keepToken(random(32), session)).toEqual(refused("not-proved"));
  });

  test("tokens and devices go with their account", async () => {
    const [{ account, device } = someAccount()] = await someAccounts(opened(), 1);
    const hash = random(32);
    expect(await opened().keepToken(hash, { account, device, expires: NOW + 10 })).toEqual(ok(null));
    await opened().deleteAccount(account);
    expect(await opened().readToken(hash, NOW)).toBeNull();
    expect(await opened().listDevices(account)).toEqual([]);
    await opened().deleteAccount(account);
  });

  test("a part of a mailbox is written once, and the same again is fine", async () => {
    const part = { mailbox: random(16), part: 1, sealed: random(900), expires: NOW + 10 };
    expect(await opened().putPart(part, MANY)).toEqual(ok(null));
    expect(await opened().putPart({ ...part, expires: NOW + 20 }, MANY)).toEqual(ok(null));
    expect(await opened().putPart({ ...part, sealed: random(900) }, MANY)).toEqual(refused("part-taken"));
    expect(await opened().readPart(part, NOW)).toEqual(part.sealed);
    expect(await opened().readPart({ ...part, part: 0 }, NOW)).toBeNull();
    expect(await opened().readPart(part, NOW + 10)).toBeNull();
    expect(await opened().putPart({ ...part, part: 2 }, 1)).toEqual(refused("quota"));
  });

  test("what is over is swept away, and nothing else", async () => {
    const [{ account, device } = someAccount()] = await someAccounts(opened(), 1);
    const [over, alive] = [random(32), random(32)];
    const part = { mailbox: random(16), part: 0, sealed: random(9), expires: NOW + 1 };
    expect(await opened().putPart(part, MANY)).toEqual(ok(null));
    expect(await opened().putPart({ ...part, part: 1, expires: NOW + 9 }, MANY)).toEqual(ok(null));
    expect(await opened().keepToken(over, { account, device, expires: NOW + 1 })).toEqual(ok(null));
    expect(await opened().keepToken(alive, { account, device, expires: NOW + 9 })).toEqual(ok(null));
    await opened().sweep(NOW + 1);
    expect(await opened().readToken(over, NOW)).toBeNull();
    expect(await opened().readToken(alive, NOW)).not.toBeNull();
    expect(await opened().readPart(part, NOW)).toBeNull();
    expect(await opened().readPart({ ...part, part: 1 }, NOW)).toEqual(part.sealed);
  });
}

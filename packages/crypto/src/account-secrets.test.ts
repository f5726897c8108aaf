import { obtained } from "@attune/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DeviceBoundKey, openCodeSlot, sealCodeSlot } from "./code-slot.ts";
import { be64 } from "./hash.ts";
import { canReceive } from "./identity.ts";
import { openLocal, sealLocal } from "./local-seal.ts";
import { createMasterKey, hereKeyOf, nextMasterKey, vaultKeyOf } from "./master-key.ts";
import { createRecoverySheet } from "./recovery-sheet.ts";
import { seal } from "./seal.ts";
import { openSlot, type SlotSecret, sealSlot } from "./slots.ts";
import { twoPeople, withFlippedBit } from "./two-people.contract.ts";
import { createSpaceBox, openVault, openVaultOnwards, sealVault, type Vault } from "./vault.ts";

const { crypto, ada, ben, genesis } = await twoPeople();
const masterKey = createMasterKey(crypto);
const account = ada.identity.account;
const sheet = createRecoverySheet(crypto);
const space = {
  id: genesis.space,
  genesis: genesis.bytes,
  people: [ben.identity.chain],
  phrase: null,
  verified: true,
  boxes: [],
  since: 0,
};
const boxes = [createSpaceBox(crypto), { ...createSpaceBox(crypto), secret: null }];
const vault: Vault = {
  ...ada.identity,
  generations: [...ada.identity.generations, { sign: new Uint8Array(32), box: null }],
  spaces: [space, { ...space, phrase: new Uint8Array(32), verified: false, boxes, since: 3 }],
};

const secrets: readonly SlotSecret[] = [
  { kind: "passphrase", exportKey: crypto.random(64), accountSecret: sheet.accountSecret },
  { kind: "sheet", sheet },
  { kind: "passkey", prf: crypto.random(32) },
];

test("each slot opens with its own secret, and with no other", () => {
  for (const secret of secrets) {
    const slot = sealSlot(crypto, { masterKey, account }, secret);
    expect(openSlot(crypto, { slot, account }, secret)).toEqual({ ok: true, value: masterKey });
    expect(openSlot(crypto, { slot, account: ben.identity.account }, secret)).toMatchObject(wrongSecret);
    for (const other of secrets.filter(({ kind }) => kind !== secret.kind)) {
      expect(openSlot(crypto, { slot, account }, other)).toMatchObject({ error: { reason: "other-kind" } });
      const renamed = [other.kind, null, slot[2]] as const;
      expect(openSlot(crypto, { slot: renamed, account }, other)).toMatchObject(wrongSecret);
    }
  }
});

test("a passphrase slot asks for both secrets", () => {
  const [secret] = secrets;
  const slot = secret && sealSlot(crypto, { masterKey, account }, secret);
  const stranger = { ...secret, accountSecret: new Uint8Array(16) } as SlotSecret;
  expect(slot && openSlot(crypto, { slot, account }, stranger)).toMatchObject(wrongSecret);
});

test("a code opens the master key on the device that sealed it, and nowhere else", async () => {
  const boundKey = keyOfThisBrowser();
  const slot = await sealCodeSlot(crypto, { masterKey, account }, { code: "４17", boundKey });
  const opened = await openCodeSlot(crypto, { slot, account }, { code: "417", boundKey });
  expect(opened).toEqual({ ok: true, value: masterKey });
  const wrong = await openCodeSlot(crypto, { slot, account }, { code: "418", boundKey });
  expect(wrong).toMatchObject(wrongSecret);
  const elsewhere = await openCodeSlot(crypto, { slot, account }, { code: "417", boundKey: keyOfThisBrowser() });
  expect(elsewhere).toMatchObject({ error: { reason: "other-device" } });
  for (const other of [["sheet", slot[1], slot[2]] as const, ["code", null, slot[2]] as const]) {
    const refused = await openCodeSlot(crypto, { slot: other, account }, { code: "417", boundKey });
    expect(refused).toMatchObject({ error: { reason: "other-kind" } });
  }
});

test("a vault comes back as it was", () => {
  const sealed = sealVault(crypto, { masterKey, vault, version: 3 });
  const opened = openVault(crypto, { masterKey, account, version: 3, newestSeen: 3, sealed });
  expect(opened).toEqual({ ok: true, value: vault });
});

test("a vault opens under its own version, account and key only, and none that is older than one seen", () => {
  const sealed = sealVault(crypto, { masterKey, vault, version: 3 });
  const fine = { masterKey, account, version: 3, newestSeen: 0, sealed };
  expect(openVault(crypto, fine).ok).toBe(true);
  expect(openVault(crypto, { ...fine, newestSeen: 4 })).toMatchObject({ error: { reason: "older" } });
  expect(openVault(crypto, { ...fine, version: 4 })).toMatchObject({ error: { reason: "sealed-otherwise" } });
  expect(openVault(crypto, { ...fine, account: ben.identity.account }).ok).toBe(false);
  expect(openVault(crypto, { ...fine, masterKey: createMasterKey(crypto) }).ok).toBe(false);
  expect(openVault(crypto, { ...fine, sealed: sealed.subarray(0, 39) }).ok).toBe(false);
});

test("a vault that was sealed after deep cleans opens with the key from before them, and not the other way round", () => {
  const later = nextMasterKey(nextMasterKey(masterKey));
  const sealed = sealVault(crypto, { masterKey: later, vault, version: 3 });
  const found = openVaultOnwards(crypto, { masterKey, account, version: 3, newestSeen: 0, sealed });
  expect(found).toEqual({ ok: true, value: { masterKey: later, vault } });
  const before = sealVault(crypto, { masterKey, vault, version: 3 });
  const refused = { ok: false, error: { type: "vault-refused", reason: "sealed-otherwise" } };
  const back = { masterKey: later, account, version: 3, newestSeen: 0, sealed: before };
  expect(openVaultOnwards(crypto, back)).toEqual(refused);
  expect(openVaultOnwards(crypto, { ...back, newestSeen: 4 })).toMatchObject({ error: { reason: "older" } });
});

test("nothing is sealed to who has forgotten the box key of their newest generation", () => {
  expect(canReceive(ada.identity)).toBe(true);
  expect(canReceive(vault)).toBe(false);
  expect(canReceive({ generations: [] })).toBe(false);
});

test.each([[Uint8Array.of(255)], [Uint8Array.of(0xa0)]])(
  "what is sealed as a vault and is none is refused",
  (bytes) => {
    const boundTo = Buffer.concat([Buffer.from("attune/v1/vault"), account, be64(1)]);
    const sealed = seal(crypto, { key: vaultKeyOf(masterKey), bytes, boundTo });
    const opened = openVault(crypto, { masterKey, account, version: 1, newestSeen: 0, sealed });
    expect(opened).toMatchObject({ error: { reason: "malformed" } });
  },
);

test("a value on this device opens under its own name, unchanged, with its own key", () => {
  const hereKey = hereKeyOf(masterKey);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.uint8Array(), fc.nat(), (name, bytes, at) => {
      const sealed = sealLocal(crypto, { hereKey, name, bytes });
      expect(obtained(openLocal(crypto, { hereKey, name, bytes: sealed }))).toEqual(bytes);
      expect(openLocal(crypto, { hereKey, name: `${name}.`, bytes: sealed }).ok).toBe(false);
      const damaged = withFlippedBit(sealed, at % (8 * sealed.length));
      expect(openLocal(crypto, { hereKey, name, bytes: damaged }).ok).toBe(false);
      expect(openLocal(crypto, { hereKey: vaultKeyOf(masterKey), name, bytes: sealed }).ok).toBe(false);
    }),
  );
});

const wrongSecret = { error: { type: "slot-refused", reason: "wrong-secret" } };

/** A key as a browser keeps it: AES-256-GCM, its nonce in front. */
function keyOfThisBrowser(): DeviceBoundKey {
  const subtle = globalThis.crypto.subtle;
  const key = subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return {
    seal: async (bytes) => {
      const iv = globalThis.crypto.getRandomValues(new Uint8Array(12));
      const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, await key, Uint8Array.from(bytes));
      return Uint8Array.from([...iv, ...new Uint8Array(sealed)]);
    },
    open: async (sealed) => {
      const [iv, bytes] = [Uint8Array.from(sealed.subarray(0, 12)), Uint8Array.from(sealed.subarray(12))];
      const opened = await subtle.decrypt({ name: "AES-GCM", iv }, await key, bytes).catch(() => null);
      return opened === null ? null : new Uint8Array(opened);
    },
  };
}

import { obtained } from "@attune/testkit";
import type { EpochControl } from "@attune/wire";
import { expect, test } from "vitest";
import { openEpoch, type SealedEpoch, sealEpoch } from "./epoch.ts";
import { createEpochKey, epochKeyOf } from "./epoch-key.ts";
import { createGenesis, readGenesis, spaceOf } from "./genesis.ts";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";
import { createIdentity } from "./identity.ts";
import { type Person, twoPeople, withFlippedBit } from "./two-people.contract.ts";

const { crypto, ada, ben, genesis, epochKey } = await twoPeople();
const { space } = genesis;
const members = [memberOf(ben), memberOf(ada)];
const control = obtained(await sealEpoch(crypto, { space, epochKey, members, genesis: genesis.bytes, box: null }));

test("every member opens the key of an epoch, whatever order they were named in", async () => {
  expect(control.genesis).toEqual(genesis.bytes);
  expect(control.members).toEqual(genesis.founders);
  for (const person of [ada, ben])
    expect(await openEpoch(crypto, sealedFor(person))).toEqual({ ok: true, value: epochKey });
});

test("an older box key is tried after the newest", async () => {
  const { boxes } = sealedFor(ada);
  const more = { ...sealedFor(ada), boxes: [new Uint8Array(32).fill(9), ...boxes] };
  expect((await openEpoch(crypto, more)).ok).toBe(true);
});

test("nobody else opens it, and no member under another space, epoch or commitment", async () => {
  const fine = sealedFor(ada);
  const stranger = createIdentity(crypto).account;
  expect(await openEpoch(crypto, { ...fine, account: stranger })).toMatchObject({ error: { reason: "not-a-member" } });
  expect(await openEpoch(crypto, { ...fine, boxes: sealedFor(ben).boxes })).toMatchObject(sealedOtherwise);
  expect(await openEpoch(crypto, { ...fine, space: stranger })).toMatchObject(sealedOtherwise);
  expect(await openEpoch(crypto, { ...fine, epoch: 2 })).toMatchObject(sealedOtherwise);
  expect(await openEpoch(crypto, { ...fine, boxes: [] })).toMatchObject(sealedOtherwise);
  const otherKey = { ...fine, keyCommit: createEpochKey(crypto, 1).commit };
  expect(await openEpoch(crypto, otherKey)).toMatchObject({ error: { reason: "other-key" } });
});

test("a seal with another bit does not open", async () => {
  const seals = control.seals.map(([enc, ct]) => [enc, withFlippedBit(ct, 0)] as const);
  const changed: EpochControl = { ...control, seals };
  expect(await openEpoch(crypto, { ...sealedFor(ada), control: changed })).toMatchObject(sealedOtherwise);
});

test("a box key that nothing can be sealed to is named by its account", async () => {
  const broken = { account: ben.identity.account, box: new Uint8Array(32) };
  const refused = await sealEpoch(crypto, {
    space,
    epochKey,
    members: [memberOf(ada), broken],
    genesis: null,
    box: null,
  });
  expect(refused).toEqual({ ok: false, error: { type: "member-box-refused", account: broken.account } });
});

test("sealing to a box is HPKE as its standard says", async () => {
  // RFC 9180, A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode; without its AAD.
  const ikm = bytes("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
  const to = bytes("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");
  const secret = bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb");
  const info = bytes("4f6465206f6e2061204772656369616e2055726e");
  const sealed = await hpkeSeal({ ...crypto, random: () => ikm }, { to, info, bytes: space });
  expect(sealed?.[0]).toEqual(bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"));
  expect(sealed && (await hpkeOpen({ secret, info, seal: sealed }))).toEqual(space);
});

test("a key has one commitment, and another key another", () => {
  expect(epochKeyOf(1, epochKey.key)).toEqual(epochKey);
  expect(epochKeyOf(1, withFlippedBit(epochKey.key, 0)).commit).not.toEqual(epochKey.commit);
});

test("a genesis is read as it was made, and is the space", () => {
  for (const made of [
    genesis,
    createGenesis(crypto, "mine", [ada.identity.account]),
    createGenesis(crypto, "grant", [ada.identity.account, ben.identity.account, createIdentity(crypto).account]),
  ]) {
    expect(readGenesis(made.bytes)).toEqual({ ok: true, value: made });
    expect(spaceOf(made.bytes)).toEqual(made.space);
  }
});

test("a genesis that no space can have is refused, and never made", () => {
  const mine = createGenesis(crypto, "mine", [ada.identity.account]);
  const renamed = Uint8Array.from(
    Buffer.from(Buffer.from(mine.bytes).toString("latin1").replace("mine", "ours"), "latin1"),
  );
  for (const bytes of [renamed, Uint8Array.of(0xff), Uint8Array.of(0xa0)]) expect(readGenesis(bytes).ok).toBe(false);
  const { account } = ada.identity;
  expect(() => createGenesis(crypto, "ours", [account, account])).toThrow("each once");
  expect(() => createGenesis(crypto, "mine", [account, ben.identity.account])).toThrow("as many founders");
});

const sealedOtherwise = { error: { type: "epoch-refused", reason: "sealed-otherwise" } };

function memberOf({ identity, known }: Person) {
  return { account: identity.account, box: known.newest.box };
}

function sealedFor({ identity }: Person): SealedEpoch {
  const boxes = identity.generations.flatMap(({ box }) => box ?? []).toReversed();
  return { space, epoch: 1, keyCommit: epochKey.commit, control, account: identity.account, boxes };
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, "hex"));
}

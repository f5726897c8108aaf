import {
  createGenesis,
  createIdentity,
  createSpaceBox,
  nextGeneration,
  openCrypto,
  type Vault,
  type VaultSpace,
} from "@attune/crypto";
import { expect, test } from "vitest";
import { heldAfter, isSameVault, mergeVaults } from "./merge-vaults.ts";

const crypto = await openCrypto();
const mara = createIdentity(crypto);
const jun = createIdentity(crypto);
const junLater = nextGeneration(crypto, jun);

function space(verified: boolean, chain = jun.chain): VaultSpace {
  return {
    id: new Uint8Array(32).fill(1),
    genesis: new Uint8Array(4),
    people: [chain],
    phrase: null,
    verified,
    boxes: [],
    since: 0,
  };
}

function vault(spaces: readonly VaultSpace[]): Vault {
  return { ...mara, spaces };
}

test("of two vaults nothing is lost: spaces of both, the longest chains, and what was verified on either", () => {
  const { space: id, bytes } = createGenesis(crypto, "mine", [mara.account]);
  const mine: VaultSpace = { id, genesis: bytes, people: [], phrase: null, verified: true, boxes: [], since: 1 };
  const merged = mergeVaults(vault([mine, space(true, junLater.chain)]), vault([space(false)]));
  expect(merged.spaces).toHaveLength(2);
  expect(merged.spaces[0]).toMatchObject({ verified: true, people: [junLater.chain] });
  expect(merged.spaces[1]).toEqual(mine);
  const other = mergeVaults(vault([space(false)]), vault([mine, space(true, junLater.chain)]));
  expect(other.spaces).toEqual([mine, space(true, junLater.chain)]);
});

test("a vault of this device that knows nothing more takes the other's as it is", () => {
  const there = vault([space(true)]);
  expect(mergeVaults(vault([]), there).spaces).toEqual(there.spaces);
});

test("what one vault has forgotten stays forgotten, however the two meet, and no key is brought back", () => {
  const [first, second, third] = [createSpaceBox(crypto), createSpaceBox(crypto), createSpaceBox(crypto)];
  const [gone, forgetful] = [{ ...first, secret: null }, mara.generations.map(({ sign }) => ({ sign, box: null }))];
  const away = { ...vault([{ ...space(true), boxes: [first, third] }]), ...nextGeneration(crypto, vault([])) };
  const here = { ...away, spaces: [{ ...space(true), boxes: [first, third] }] };
  const there = { ...vault([{ ...space(true), boxes: [gone, second], since: 4 }]), generations: forgetful };
  for (const merged of [mergeVaults(here, there), mergeVaults(there, here)]) {
    expect(merged.generations.map(({ box }) => box === null)).toEqual([true, false]);
    expect(merged.chain).toEqual(here.chain);
    expect(merged.spaces[0]?.since).toBe(4);
    const secrets = new Map(merged.spaces[0]?.boxes.map((box) => [box.public, box.secret]));
    expect(secrets).toEqual(new Map([gone, second, third].map((box) => [box.public, box.secret])));
    expect(isSameVault(merged, mergeVaults(merged, there))).toBe(true);
  }
  expect(isSameVault(here, there)).toBe(false);
  expect(isSameVault(vault([space(true)]), vault([{ ...space(true), boxes: [gone] }]))).toBe(false);
  expect(isSameVault(vault([{ ...space(true), boxes: [first] }]), vault([{ ...space(true), boxes: [gone] }]))).toBe(
    false,
  );
});

test("a device holds what the vault has forgotten, once, and nothing of spaces where nothing was forgotten", () => {
  const [first, second] = [createSpaceBox(crypto), createSpaceBox(crypto)];
  const before = vault([{ ...space(true), boxes: [first, second] }]);
  const after = vault([{ ...space(true), boxes: [{ ...first, secret: null }, second], since: 4 }]);
  const kept = {
    space: space(true).id,
    since: 0,
    boxes: [first, second],
    identity: mara.generations.flatMap(({ box }) => box ?? []),
  };
  const account = { vault: before, held: [] };
  expect(heldAfter(account, after)).toEqual([kept]);
  expect(heldAfter({ ...account, held: heldAfter(account, after) }, after)).toEqual([kept]);
  const third = createSpaceBox(crypto);
  const cleaned = { ...space(true), boxes: [{ ...first, secret: null }, second, third], since: 4 };
  const again = vault([{ ...cleaned, boxes: [first, second].map((box) => ({ ...box, secret: null })), since: 6 }]);
  expect(heldAfter({ vault: vault([cleaned]), held: [kept] }, again)).toEqual([
    { ...kept, boxes: [first, second, third] },
  ]);
  expect(heldAfter(account, before)).toEqual([]);
  expect(heldAfter(account, vault([]))).toEqual([]);
});

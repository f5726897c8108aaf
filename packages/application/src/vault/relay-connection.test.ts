import { createGenesis, createIdentity, nextGeneration, openCrypto, type Vault, type VaultSpace } from "@attune/crypto";
import { expect, test } from "vitest";
import { mergeVaults } from "./relay-connection.ts";

const crypto = await openCrypto();
const mara = createIdentity(crypto);
const jun = createIdentity(crypto);
const junLater = nextGeneration(crypto, jun);

function space(verified: boolean, chain = jun.chain): VaultSpace {
  return { id: new Uint8Array(32).fill(1), genesis: new Uint8Array(4), people: [chain], phrase: null, verified };
}

function vault(spaces: readonly VaultSpace[]): Vault {
  return { ...mara, spaces };
}

test("of two vaults nothing is lost: spaces of both, the longest chains, and what was verified on either", () => {
  const { space: id, bytes } = createGenesis(crypto, "mine", [mara.account]);
  const mine: VaultSpace = { id, genesis: bytes, people: [], phrase: null, verified: true };
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

import { type Crypto, createSpaceBox, isGrowthOf, type SpaceBox, type Vault, type VaultSpace } from "@attune/crypto";
import { equalBytes } from "@attune/wire";
import type { HeldSpace, OpenAccount } from "./open-account.ts";

/** Everything of both; of each space what is known more of. What one of them has forgotten is forgotten. */
export function mergeVaults(here: Vault, there: Vault): Vault {
  const known = there.spaces.map((space) => {
    const own = here.spaces.find(({ id }) => equalBytes(id, space.id));
    return own === undefined ? space : mergeSpaces(own, space);
  });
  const added = here.spaces.filter(({ id }) => !there.spaces.some((space) => equalBytes(space.id, id)));
  return { ...mergeIdentities(here, there), spaces: [...known, ...added] };
}

function mergeIdentities(here: Vault, there: Vault): Omit<Vault, "spaces"> {
  const [newer, older] = isGrowthOf(there.chain, here.chain) ? [here, there] : [there, here];
  const generations = newer.generations.map((generation, index) => {
    const isForgotten = older.generations[index]?.box === null;
    return isForgotten ? { ...generation, box: null } : generation;
  });
  return { account: newer.account, chain: newer.chain, generations };
}

function mergeSpaces(here: VaultSpace, there: VaultSpace): VaultSpace {
  const people = there.people.map((chain) => here.people.find((own) => isGrowthOf(chain, own)) ?? chain);
  return {
    ...there,
    people,
    verified: here.verified || there.verified,
    boxes: mergeBoxes(here.boxes, there.boxes),
    since: Math.max(here.since, there.since),
  };
}

function mergeBoxes(here: readonly SpaceBox[], there: readonly SpaceBox[]): readonly SpaceBox[] {
  const known = there.map((box) => (boxIn(here, box)?.secret === null ? { ...box, secret: null } : box));
  return [...known, ...here.filter((box) => boxIn(there, box) === undefined)];
}

function boxIn(boxes: readonly SpaceBox[], box: SpaceBox): SpaceBox | undefined {
  return boxes.find((each) => equalBytes(each.public, box.public));
}

/** Whether two vaults say the same. */
export function isSameVault(one: Vault, other: Vault): boolean {
  return (
    one.chain.length === other.chain.length &&
    one.generations.every(({ box }, index) => (box === null) === (other.generations[index]?.box === null)) &&
    one.spaces.length === other.spaces.length &&
    one.spaces.every((space, index) => isSameSpace(space, other.spaces[index]))
  );
}

function isSameSpace(one: VaultSpace, other: VaultSpace | undefined): boolean {
  return (
    other !== undefined &&
    equalBytes(one.id, other.id) &&
    one.verified === other.verified &&
    one.since === other.since &&
    one.people.every((chain, index) => chain.length === other.people[index]?.length) &&
    one.boxes.length === other.boxes.length &&
    one.boxes.every((box) => boxIn(other.boxes, box) !== undefined && isSameSecret(box, boxIn(other.boxes, box)))
  );
}

function isSameSecret(one: SpaceBox, other: SpaceBox | undefined): boolean {
  return (one.secret === null) === (other?.secret === null);
}

/**
 * What this device still needs of spaces of which another device has forgotten keys: all that was here before, with what
 * it holds already.
 */
export function heldAfter({ vault, held }: Pick<OpenAccount, "vault" | "held">, merged: Vault): readonly HeldSpace[] {
  const identity = vault.generations.flatMap(({ box }) => box ?? []);
  const added = vault.spaces.flatMap(({ id, since, boxes }) => {
    const next = merged.spaces.find((space) => equalBytes(space.id, id));
    if (next === undefined || next.since <= since) return [];
    const before = held.find(({ space }) => equalBytes(space, id)) ?? { since, boxes: [], identity: [] };
    const more = boxes.filter((box) => box.secret !== null && boxIn(before.boxes, box) === undefined);
    const others = identity.filter((secret) => !before.identity.some((each) => equalBytes(each, secret)));
    return [
      { space: id, since: before.since, boxes: [...before.boxes, ...more], identity: [...before.identity, ...others] },
    ];
  });
  return [...held.filter(({ space }) => !added.some((each) => equalBytes(each.space, space))), ...added];
}

/** The space with one more box key of one's own, which the next epoch gives. */
export function withNewBox(crypto: Crypto, space: VaultSpace): VaultSpace {
  return { ...space, boxes: [...space.boxes, createSpaceBox(crypto)] };
}

import { obtained } from "@attune/testkit";
import type { Crypto, RandomBytes } from "./crypto.ts";
import { openCrypto } from "./crypto.ts";
import { createDevice } from "./device.ts";
import type { Stand } from "./envelope-signing.ts";
import { createEpochKey, type EpochKey } from "./epoch-key.ts";
import { createGenesis, type Genesis } from "./genesis.ts";
import { be64, hash } from "./hash.ts";
import { createIdentity, type Identity } from "./identity.ts";
import { type KnownIdentity, verifyChain } from "./identity-chain.ts";
import type { SignKey } from "./signing.ts";

/** One invented person with one device. */
export interface Person {
  readonly identity: Identity;
  readonly known: KnownIdentity;
  readonly device: SignKey;
}

/** Two invented people in a space of theirs, in its first epoch. */
export interface TwoPeople {
  readonly crypto: Crypto;
  readonly ada: Person;
  readonly ben: Person;
  readonly genesis: Genesis;
  readonly epochKey: EpochKey;
  /** Where Ada stands before she writes anything. */
  readonly stand: Stand;
}

/** Bytes that are the same for the same seed; for tests only, they can be foreseen. */
export function seededBytes(seed = 1): RandomBytes {
  let drawn = 0;
  return (length) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => {
      drawn += 1;
      return hash("tests", be64(seed), be64(drawn));
    });
    return Uint8Array.from(blocks.flatMap((block) => [...block])).subarray(0, length);
  };
}

/** Two people who have founded a space. */
export async function twoPeople(seed = 1): Promise<TwoPeople> {
  const crypto = await openCrypto(seededBytes(seed));
  const [ada, ben] = [person(crypto), person(crypto)];
  const genesis = createGenesis(crypto, "ours", [ada.identity.account, ben.identity.account]);
  const epochKey = createEpochKey(crypto, 1);
  const nothing = new Uint8Array(32);
  const place = { space: genesis.space, author: ada.identity.account, device: ada.device };
  const stand = { ...place, dseq: 0, dprev: nothing, seen: { seq: 0, head: nothing }, epoch: epochKey };
  return { crypto, ada, ben, genesis, epochKey, stand };
}

/** The bytes with one bit turned over. */
export function withFlippedBit(bytes: Uint8Array, bit: number): Uint8Array {
  const place = Math.floor(bit / 8);
  return bytes.map((byte, index) => (index === place ? byte ^ (1 << (bit % 8)) : byte));
}

function person(crypto: Crypto): Person {
  const identity = createIdentity(crypto);
  return {
    identity,
    known: obtained(verifyChain(crypto, identity.chain, identity.account)),
    device: createDevice(crypto),
  };
}

import { assert } from "@attune/kernel";
import { type Chain, encodeCbor, type SignedStatement } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { accountOf, hashOfStatement, IDENTITY_LABEL, IDENTITY_NEXT_LABEL } from "./identity-chain.ts";
import { type SignKey, sign, signKeyOf } from "./signing.ts";

/** The secrets of one generation, 32 bytes each: the seed of the sign key and the secret of the box key. */
export interface GenerationSecrets {
  readonly sign: Uint8Array;
  /** Null once it was forgotten after a deep clean. */
  readonly box: Uint8Array | null;
}

/** One person's identity with its secrets, from the first generation to the newest. */
export interface Identity {
  readonly account: Uint8Array;
  readonly generations: readonly GenerationSecrets[];
  readonly chain: Chain;
}

/** A new identity in its first generation. */
export function createIdentity(crypto: Crypto): Identity {
  const secrets = drawSecrets(crypto);
  const signed = state(crypto, { secrets, generation: 0, previous: null });
  return { account: accountOf(signed[0]), generations: [secrets], chain: [signed] };
}

/** The identity with one generation more, signed by the one before; made when a device is revoked, or a box was forgotten. */
export function nextGeneration(crypto: Crypto, identity: Identity): Identity {
  const last = identity.chain.at(-1);
  const before = identity.generations.at(-1);
  assert(last !== undefined && before !== undefined, "an identity has a generation");
  const secrets = drawSecrets(crypto);
  const previous = { statement: last[0], key: signKeyOf(crypto, before.sign) };
  const signed = state(crypto, { secrets, generation: identity.chain.length, previous });
  return { ...identity, generations: [...identity.generations, secrets], chain: [...identity.chain, signed] };
}

/** Whether something can be sealed to the newest generation and be opened: who forgot its box needs a new generation. */
export function canReceive({ generations }: Pick<Identity, "generations">): boolean {
  return generations.at(-1)?.box != null;
}

/** The sign key of the newest generation. */
export function newestSignKey(crypto: Crypto, { generations }: Pick<Identity, "generations">): SignKey {
  const newest = generations.at(-1);
  assert(newest !== undefined, "an identity has a generation");
  return signKeyOf(crypto, newest.sign);
}

function drawSecrets({ random }: Crypto): DrawnSecrets {
  return { sign: random(32), box: random(32) };
}

interface DrawnSecrets extends GenerationSecrets {
  readonly box: Uint8Array;
}

interface NewGeneration {
  readonly secrets: DrawnSecrets;
  readonly generation: number;
  readonly previous: { readonly statement: Uint8Array; readonly key: SignKey } | null;
}

function state(crypto: Crypto, { secrets, generation, previous }: NewGeneration): SignedStatement {
  const key = signKeyOf(crypto, secrets.sign);
  const bytes = encodeCbor({
    v: 1,
    generation,
    sign: key.public,
    box: crypto.sodium.crypto_scalarmult_base(secrets.box),
    previous: previous === null ? null : hashOfStatement(previous.statement),
  });
  const own = sign(crypto, key, { label: IDENTITY_LABEL, bytes });
  const before = previous === null ? null : sign(crypto, previous.key, { label: IDENTITY_NEXT_LABEL, bytes });
  return [bytes, own, before];
}

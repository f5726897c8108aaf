import { err, ok, type Result } from "@attune/kernel";
import {
  ascii,
  bytesOf,
  bytesUpTo,
  type Chain,
  chainSchema,
  countSchema,
  decodeCbor,
  encodeCbor,
  joinBytes,
} from "@attune/wire";
import * as v from "valibot";
import type { Crypto } from "./crypto.ts";
import { be64 } from "./hash.ts";
import type { Identity } from "./identity.ts";
import { nextMasterKey, vaultKeyOf } from "./master-key.ts";
import { seal, unseal } from "./seal.ts";

/** A space that the account is, or was, in. */
export interface VaultSpace {
  readonly id: Uint8Array;
  /** The bytes of the genesis. */
  readonly genesis: Uint8Array;
  /** The newest chain known of each other person in it. */
  readonly people: readonly Chain[];
  /** What the safety phrase is made of; null when nobody has to compare one. */
  readonly phrase: Uint8Array | null;
  /** Whether the people are known to be who they say: by a scanned code or a compared phrase. */
  readonly verified: boolean;
  /** Own box keys for this space alone, in the order in which they were drawn. */
  readonly boxes: readonly SpaceBox[];
  /** Epochs below this one are not opened any more. */
  readonly since: number;
}

/** A box key for one space; its secret is null once it was forgotten. Both are 32 bytes. */
export interface SpaceBox {
  readonly public: Uint8Array;
  readonly secret: Uint8Array | null;
}

/** Everything that an account must remember. */
export interface Vault extends Identity {
  readonly spaces: readonly VaultSpace[];
}

/** A vault that does not open. `older`: a version below one that this device has seen. */
export interface VaultRefused {
  readonly type: "vault-refused";
  readonly reason: "older" | "sealed-otherwise" | "malformed";
}

/** No vault is larger when it is open, in bytes. */
export const MOST_VAULT_BYTES = 262_000;

const vaultSchema = v.strictObject({
  v: v.literal(1),
  account: bytesOf(32),
  generations: v.array(v.strictObject({ sign: bytesOf(32), box: v.nullable(bytesOf(32)) })),
  chain: chainSchema,
  spaces: v.array(
    v.strictObject({
      id: bytesOf(32),
      genesis: bytesUpTo(256),
      people: v.array(chainSchema),
      phrase: v.nullable(bytesOf(32)),
      verified: v.boolean(),
      boxes: v.array(v.strictTuple([bytesOf(32), v.nullable(bytesOf(32))])),
      since: countSchema,
    }),
  ),
});

/** A vault, the key it is sealed with, and its version, which counts up with every change. */
export interface VaultToSeal {
  readonly masterKey: Uint8Array;
  readonly vault: Vault;
  readonly version: number;
}

/** Seals the vault for the relay. */
export function sealVault(crypto: Crypto, { masterKey, vault, version }: VaultToSeal): Uint8Array {
  const { account, generations, chain, spaces } = vault;
  const bytes = encodeCbor({
    v: 1,
    account,
    generations: generations.map(({ sign, box }) => ({ sign, box })),
    chain,
    spaces: spaces.map(({ id, genesis, people, phrase, verified, boxes, since }) => ({
      ...{ id, genesis, people, phrase, verified, since },
      boxes: boxes.map((box) => [box.public, box.secret]),
    })),
  });
  return seal(crypto, { key: vaultKeyOf(masterKey), bytes, boundTo: boundTo(account, version) });
}

/** A sealed vault, and what the device that opens it knows. */
export interface VaultToOpen {
  readonly masterKey: Uint8Array;
  readonly account: Uint8Array;
  readonly version: number;
  /** The newest version that this device has seen; 0 on a new device. */
  readonly newestSeen: number;
  readonly sealed: Uint8Array;
}

/** Opens a vault that the relay keeps. */
export function openVault(crypto: Crypto, sealed: VaultToOpen): Result<Vault, VaultRefused> {
  if (sealed.version < sealed.newestSeen) return refused("older");
  const key = vaultKeyOf(sealed.masterKey);
  const bytes = unseal(crypto, { key, bytes: sealed.sealed, boundTo: boundTo(sealed.account, sealed.version) });
  if (bytes === null) return refused("sealed-otherwise");
  const decoded = decodeCbor(bytes, MOST_VAULT_BYTES);
  const parsed = decoded.ok ? v.safeParse(vaultSchema, decoded.value) : null;
  if (!parsed?.success) return refused("malformed");
  const { v: _, spaces, ...identity } = parsed.output;
  const read = spaces.map(({ boxes, ...space }) => ({
    ...space,
    boxes: boxes.map(([shown, secret]) => ({ public: shown, secret })),
  }));
  return ok({ ...identity, spaces: read });
}

/** A vault with the master key that opened it. */
export interface VaultFound {
  readonly masterKey: Uint8Array;
  readonly vault: Vault;
}

/**
 * Opens a vault that may have been sealed with a later master key of the same account: after a deep clean it is the
 * next one, which follows from the one before, and not the other way round.
 */
export function openVaultOnwards(crypto: Crypto, sealed: VaultToOpen): Result<VaultFound, VaultRefused> {
  let { masterKey } = sealed;
  let opened = openVault(crypto, sealed);
  for (let step = 0; step < MOST_KEYS_ONWARDS && isSealedOtherwise(opened); step += 1) {
    masterKey = nextMasterKey(masterKey);
    opened = openVault(crypto, { ...sealed, masterKey });
  }
  return opened.ok ? ok({ masterKey, vault: opened.value }) : opened;
}

/** So many deep cleans may lie between a slot, or a device that was away, and the vault. */
const MOST_KEYS_ONWARDS = 256;

function isSealedOtherwise(opened: Result<Vault, VaultRefused>): boolean {
  return !opened.ok && opened.error.reason === "sealed-otherwise";
}

/** A box key for one space. */
export function createSpaceBox({ sodium, random }: Crypto): SpaceBox {
  const secret = random(32);
  return { public: sodium.crypto_scalarmult_base(secret), secret };
}

function boundTo(account: Uint8Array, version: number): Uint8Array {
  return joinBytes(ascii("attune/v1/vault"), account, be64(version));
}

function refused(reason: VaultRefused["reason"]): Result<never, VaultRefused> {
  return err({ type: "vault-refused", reason });
}

import { err, ok, type Result } from "@attune/kernel";
import { ascii, bytesOf, bytesUpTo, type Chain, chainSchema, decodeCbor, encodeCbor, joinBytes } from "@attune/wire";
import * as v from "valibot";
import type { Crypto } from "./crypto.ts";
import { be64 } from "./hash.ts";
import type { Identity } from "./identity.ts";
import { vaultKeyOf } from "./master-key.ts";
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
  generations: v.array(v.strictObject({ sign: bytesOf(32), box: bytesOf(32) })),
  chain: chainSchema,
  spaces: v.array(
    v.strictObject({
      id: bytesOf(32),
      genesis: bytesUpTo(256),
      people: v.array(chainSchema),
      phrase: v.nullable(bytesOf(32)),
      verified: v.boolean(),
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
    spaces: spaces.map(({ id, genesis, people, phrase, verified }) => ({ id, genesis, people, phrase, verified })),
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
  const { v: _, ...vault } = parsed.output;
  return ok(vault);
}

function boundTo(account: Uint8Array, version: number): Uint8Array {
  return joinBytes(ascii("attune/v1/vault"), account, be64(version));
}

function refused(reason: VaultRefused["reason"]): Result<never, VaultRefused> {
  return err({ type: "vault-refused", reason });
}

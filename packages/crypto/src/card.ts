import { err, ok, type Result } from "@attune/kernel";
import { bytesOf, type Chain, chainSchema, decodeCbor, encodeCbor } from "@attune/wire";
import * as v from "valibot";
import type { Crypto } from "./crypto.ts";
import { type KnownIdentity, verifyChain } from "./identity-chain.ts";

/** What two people who pair give each other. */
export interface Card {
  readonly account: Uint8Array;
  readonly chain: Chain;
  readonly name: string;
  /** 16 bytes drawn for this pairing, so that nobody can look for a fitting safety phrase beforehand. */
  readonly nonce: Uint8Array;
}

/** A card whose chain was checked. */
export interface KnownCard {
  readonly identity: KnownIdentity;
  readonly name: string;
  readonly nonce: Uint8Array;
}

/** A card that is not what its account states, or not the account that was expected. */
export interface CardRefused {
  readonly type: "card-refused";
  readonly reason: "malformed" | "chain" | "other-account";
}

const cardSchema = v.strictObject({
  v: v.literal(1),
  account: bytesOf(32),
  chain: chainSchema,
  name: v.string(),
  nonce: bytesOf(16),
});

/** A card for one pairing. */
export function createCard(
  { random }: Crypto,
  { account, chain }: { readonly account: Uint8Array; readonly chain: Chain },
  name: string,
): Card {
  return { account, chain, name: name.toWellFormed(), nonce: random(16) };
}

/** The bytes of a card. */
export function encodeCard({ account, chain, name, nonce }: Card): Uint8Array {
  return encodeCbor({ v: 1, account, chain, name, nonce });
}

/** Reads a card and checks its chain; `expected` is the account that was scanned, or null when none was. */
export function readCard(
  crypto: Crypto,
  bytes: Uint8Array,
  expected: Uint8Array | null,
): Result<KnownCard, CardRefused> {
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(cardSchema, decoded.value) : null;
  if (!parsed?.success) return refused("malformed");
  const { account, chain, name, nonce } = parsed.output;
  if (expected !== null && !crypto.sodium.memcmp(account, expected)) return refused("other-account");
  const identity = verifyChain(crypto, chain, account);
  return identity.ok ? ok({ identity: identity.value, name, nonce }) : refused("chain");
}

function refused(reason: CardRefused["reason"]): Result<never, CardRefused> {
  return err({ type: "card-refused", reason });
}

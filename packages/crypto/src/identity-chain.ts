import { err, ok, type Result } from "@attune/kernel";
import { bytesOf, type Chain, countSchema, decodeCbor, equalBytes, type SignedStatement } from "@attune/wire";
import * as v from "valibot";
import type { Crypto } from "./crypto.ts";
import { hash } from "./hash.ts";
import { isSigned } from "./signing.ts";

export const IDENTITY_LABEL = "attune/v1/identity";
export const IDENTITY_NEXT_LABEL = "attune/v1/identity-next";

/** The public keys of one generation, 32 bytes each: Ed25519 to sign, X25519 to receive. */
export interface GenerationKeys {
  readonly sign: Uint8Array;
  readonly box: Uint8Array;
}

/** A chain whose every signature was checked. */
export interface KnownIdentity {
  readonly account: Uint8Array;
  /** From the first generation to the newest; never empty. */
  readonly generations: readonly [GenerationKeys, ...GenerationKeys[]];
  readonly newest: GenerationKeys;
  readonly chain: Chain;
}

/** A chain that is not what an account has stated. `generation`: the first that does not hold. */
export interface ChainRefused {
  readonly type: "chain-refused";
  readonly reason: "malformed" | "out-of-order" | "signature" | "other-account";
  readonly generation: number;
}

const statementSchema = v.strictObject({
  v: v.literal(1),
  generation: countSchema,
  sign: bytesOf(32),
  box: bytesOf(32),
  previous: v.nullable(bytesOf(32)),
});

/** The account whose first statement this is. */
export function accountOf(firstStatement: Uint8Array): Uint8Array {
  return hash("attune/v1/account", firstStatement);
}

/** How a statement is named by the one after it. */
export function hashOfStatement(statement: Uint8Array): Uint8Array {
  return hash("attune/v1/statement", statement);
}

/** Checks every statement of a chain, and that it is this account's. */
export function verifyChain(crypto: Crypto, chain: Chain, account: Uint8Array): Result<KnownIdentity, ChainRefused> {
  const links: Link[] = [];
  for (const [generation, signed] of chain.entries()) {
    const link = checkStatement(crypto, signed, { generation, before: links.at(-1) });
    if (!link.ok) return err({ type: "chain-refused", reason: link.error, generation });
    links.push(link.value);
  }
  const [first, ...later] = links;
  if (first === undefined || !equalBytes(accountOf(first.bytes), account)) {
    return err({ type: "chain-refused", reason: "other-account", generation: 0 });
  }
  const newest = later.reduce((_, link) => link, first);
  return ok({ account, generations: [first.keys, ...later.map(({ keys }) => keys)], newest: newest.keys, chain });
}

/** Whether a chain goes on from another one, or is the same: a chain only ever grows. */
export function isGrowthOf(older: Chain, newer: Chain): boolean {
  return older.every(([statement], index) => {
    const same = newer[index];
    return same !== undefined && equalBytes(same[0], statement);
  });
}

interface Link {
  readonly bytes: Uint8Array;
  readonly keys: GenerationKeys;
}

interface Position {
  readonly generation: number;
  readonly before: Link | undefined;
}

function checkStatement(
  crypto: Crypto,
  [bytes, own, signatureBefore]: SignedStatement,
  { generation, before }: Position,
): Result<Link, ChainRefused["reason"]> {
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(statementSchema, decoded.value) : null;
  if (!parsed?.success) return err("malformed");
  const { sign, box, previous, generation: stated } = parsed.output;
  if (stated !== generation || !follows(previous, before)) return err("out-of-order");
  const signed = isSigned(crypto, { label: IDENTITY_LABEL, bytes, signature: own, by: sign });
  if (!signed || !isHandedOver(crypto, { bytes, signatureBefore, before })) return err("signature");
  return ok({ bytes, keys: { sign, box } });
}

function follows(previous: Uint8Array | null, before: Link | undefined): boolean {
  if (previous === null || before === undefined) return previous === null && before === undefined;
  return equalBytes(previous, hashOfStatement(before.bytes));
}

interface HandOver {
  readonly bytes: Uint8Array;
  readonly signatureBefore: Uint8Array | null;
  readonly before: Link | undefined;
}

function isHandedOver(crypto: Crypto, { bytes, signatureBefore, before }: HandOver): boolean {
  if (signatureBefore === null || before === undefined) return signatureBefore === null && before === undefined;
  return isSigned(crypto, { label: IDENTITY_NEXT_LABEL, bytes, signature: signatureBefore, by: before.keys.sign });
}

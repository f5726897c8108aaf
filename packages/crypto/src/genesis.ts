import { assert, err, ok, type Result } from "@attune/kernel";
import { bytesOf, compareBytes, decodeCbor, encodeCbor, isAscending } from "@attune/wire";
import * as v from "valibot";
import type { Crypto } from "./crypto.ts";
import { hash } from "./hash.ts";

/** What a space is for: one person, a couple, or what was granted to a therapist. */
export type SpaceKind = "mine" | "ours" | "grant";

/** Who founded a space, and what it is for. Its id is the hash of these bytes, so none of it can be exchanged. */
export interface Genesis {
  readonly kind: SpaceKind;
  /** Accounts, ascending. */
  readonly founders: readonly Uint8Array[];
  readonly space: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Bytes that found no space of ours. */
export interface GenesisRefused {
  readonly type: "genesis-refused";
}

const LEAST_AND_MOST_FOUNDERS = { mine: [1, 1], ours: [2, 2], grant: [2, 3] } as const;

const genesisSchema = v.strictObject({
  v: v.literal(1),
  kind: v.picklist(["mine", "ours", "grant"]),
  founders: v.array(bytesOf(32)),
  nonce: bytesOf(16),
});

/** Founds a space for these accounts. */
export function createGenesis(crypto: Crypto, kind: SpaceKind, accounts: readonly Uint8Array[]): Genesis {
  const founders = accounts.toSorted(compareBytes);
  const bytes = encodeCbor({ v: 1, kind, founders, nonce: crypto.random(16) });
  assert(canFound(kind, founders), "a space has as many founders as its kind asks for, each once");
  return { kind, founders, bytes, space: spaceOf(bytes) };
}

/** Reads a genesis. Whether it is the one of a space is seen by its id. */
export function readGenesis(bytes: Uint8Array): Result<Genesis, GenesisRefused> {
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(genesisSchema, decoded.value) : null;
  if (!parsed?.success) return err({ type: "genesis-refused" });
  const { kind, founders } = parsed.output;
  return canFound(kind, founders)
    ? ok({ kind, founders, bytes, space: spaceOf(bytes) })
    : err({ type: "genesis-refused" });
}

/** The id of the space that these bytes found. */
export function spaceOf(genesis: Uint8Array): Uint8Array {
  return hash("attune/v1/space", genesis);
}

function canFound(kind: SpaceKind, founders: readonly Uint8Array[]): boolean {
  const [least, most] = LEAST_AND_MOST_FOUNDERS[kind];
  return founders.length >= least && founders.length <= most && isAscending(founders);
}

import type { EnvelopeKind } from "@attune/wire";

/** Who reads a space, and between which places, both included; `until` is null for a member of the current epoch. */
export interface KnownMember {
  readonly account: Uint8Array;
  readonly from: number;
  readonly until: number | null;
}

/** A space as it stands. An epoch of 0: nothing but the controls before its first epoch. */
export interface KnownSpace {
  readonly space: Uint8Array;
  epoch: number;
  newest: number;
  readonly begunBy: Uint8Array;
  /** By the account's key. */
  readonly members: Map<string, KnownMember>;
  /** Whether an epoch began in this batch, so that its members are written. */
  stepped: boolean;
}

/** What a tombstone names. */
export interface KnownTarget {
  readonly author: Uint8Array;
  readonly kind: EnvelopeKind;
  /** Whose quota it counts in. */
  readonly keeper: Uint8Array;
  /** Bytes of its payload and wrap. */
  readonly droppable: number;
}

/** How much is kept for an account. */
export interface AccountUse {
  readonly account: Uint8Array;
  bytes: number;
  spaces: number;
}

/** All that a batch of appends depends on, by byte keys: of a space, of space and id, of an account. */
export interface AppendKnowledge {
  readonly spaces: Map<string, KnownSpace>;
  /** The places of those ids in the batch that stand already. */
  readonly places: ReadonlyMap<string, number>;
  readonly targets: Map<string, KnownTarget>;
  readonly uses: ReadonlyMap<string, AccountUse>;
}

import type { Result } from "@attune/kernel";
import type { EnvelopeKind, RelayRefusal } from "@attune/wire";

/** What the relay reads from an epoch control. */
export interface EpochStep {
  readonly members: readonly Uint8Array[];
  /** The founders that a genesis names which hashes to this space; null without a genesis. */
  readonly founders: readonly Uint8Array[] | null;
}

/** An envelope on its way into a space, with what its header says, and the account of the connection it came by. */
export interface Appending {
  readonly account: Uint8Array;
  readonly space: Uint8Array;
  readonly id: Uint8Array;
  readonly author: Uint8Array;
  readonly epoch: number;
  readonly kind: EnvelopeKind;
  /** Null unless this is a tombstone. */
  readonly target: Uint8Array | null;
  /** Null unless this is an epoch control. */
  readonly step: EpochStep | null;
  readonly header: Uint8Array;
  readonly sig: Uint8Array;
  readonly payload: Uint8Array | null;
  readonly wrap: Uint8Array | null;
}

/** Where an envelope stands; `fresh` unless it stood there before. */
export interface Place {
  readonly seq: number;
  readonly fresh: boolean;
}

export type AppendOutcome = Result<Place, RelayRefusal>;

/** How many bytes an envelope takes, as quotas count. */
export function bytesOfAppending({ header, sig, payload, wrap }: Appending): number {
  return header.length + sig.length + (payload?.length ?? 0) + (wrap?.length ?? 0);
}

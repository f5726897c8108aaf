import type { Crypto } from "./crypto.ts";
import { kdf } from "./hash.ts";

/** The key of one epoch of a space. Epochs count from 1. */
export interface EpochKey {
  readonly epoch: number;
  /** 32 secret bytes. */
  readonly key: Uint8Array;
  /** What headers carry, so that a key that opens by accident or design is not taken for it. */
  readonly commit: Uint8Array;
}

/** What headers carry before there is an epoch. */
export const NO_EPOCH: Omit<EpochKey, "key"> = { epoch: 0, commit: new Uint8Array(32) };

/** A new key for an epoch. */
export function createEpochKey({ random }: Crypto, epoch: number): EpochKey {
  return epochKeyOf(epoch, random(32));
}

/** An epoch's key with its commitment. */
export function epochKeyOf(epoch: number, key: Uint8Array): EpochKey {
  return { epoch, key, commit: kdf(key, "attune/v1/commit", 32) };
}

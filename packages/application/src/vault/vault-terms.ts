import type { Crypto, DeviceBoundKey } from "@attune/crypto";
import type { Clock, RandomSource } from "@attune/kernel";
import type { DeviceStore, DraftStore, EnvelopeStore, RelayCaller } from "@attune/sync";

/** What everything that needs keys stands on. */
export interface VaultTerms {
  readonly crypto: Crypto;
  readonly boundKey: DeviceBoundKey;
  readonly device: DeviceStore;
  readonly drafts: DraftStore;
  readonly envelopes: EnvelopeStore;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly call: RelayCaller;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

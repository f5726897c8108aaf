import type { Crypto, DeviceBoundKey } from "@attune/crypto";
import type { Clock, RandomSource } from "@attune/kernel";
import type { DeviceStore, DraftStore, EnvelopeStore, RelayCaller, RelayLink, TabLock, Timers } from "@attune/sync";

/** What everything that needs keys stands on. */
export interface VaultTerms {
  readonly crypto: Crypto;
  readonly boundKey: DeviceBoundKey;
  readonly device: DeviceStore;
  readonly drafts: DraftStore;
  readonly envelopes: EnvelopeStore;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly relay: RelayTerms;
}

/** What the relay is reached with. */
export interface RelayTerms {
  readonly call: RelayCaller;
  readonly link: RelayLink;
  readonly timers: Timers;
  /** Held by the one tab of this device that talks to the relay for this person. */
  readonly tabLock: (name: string) => TabLock;
  /** From 0 to below 1. */
  readonly chance: () => number;
}

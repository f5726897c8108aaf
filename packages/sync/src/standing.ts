import {
  type Crypto,
  type EpochKey,
  type Genesis,
  type Identity,
  type KnownIdentity,
  NO_EPOCH,
  type SignKey,
  type SpaceBox,
} from "@attune/crypto";
import type { Cert, Chain } from "@attune/wire";
import { keyOf } from "./byte-key.ts";

/** Who reads and writes here: an account with its secrets, and this device. */
export interface Self {
  readonly identity: Identity;
  readonly device: SignKey;
  readonly cert: Cert;
}

/** What is needed to read a space and to write in it. */
export interface SpaceTerms {
  readonly crypto: Crypto;
  readonly genesis: Genesis;
  readonly self: Self;
  /** The newest chains known of the founders, from the vault and never from a relay; one's own need not be among them. */
  readonly people: readonly Chain[];
  /** Own box keys for this space, the one drawn last at the end. */
  readonly boxes: readonly SpaceBox[];
  /** Epochs below this one are not opened any more, but with what is held. */
  readonly since: number;
  /** What the vault has forgotten and this device needs a while longer. */
  readonly held: HeldKeys | null;
}

/** Box keys of a space, and box secrets of the identity, with which epochs from `since` on are opened. */
export interface HeldKeys {
  readonly since: number;
  readonly boxes: readonly SpaceBox[];
  readonly identity: readonly Uint8Array[];
}

/** Below which epoch this device has no keys. */
export function openedSince({ held, since }: Pick<SpaceTerms, "held" | "since">): number {
  return held?.since ?? since;
}

/** What holds in a space behind a place: who may write, with which devices, under which key. Never changed in place. */
export interface Standing {
  /** Whether the first epoch has come. */
  readonly begun: boolean;
  readonly epoch: EpochRef;
  /** Every epoch so far, the first at 0. */
  readonly epochs: readonly PastEpoch[];
  /** Accounts, by `keyOf`: the founders before the first epoch. */
  readonly members: ReadonlySet<string>;
  /** The newest identity of each account that a device was introduced for. */
  readonly identities: ReadonlyMap<string, KnownIdentity>;
  readonly devices: ReadonlyMap<string, DeviceStanding>;
  /** The box key that an account has given for this space, unless its identity has a newer one. */
  readonly boxes: ReadonlyMap<string, GivenBox>;
  /** Every box key that was given so far, by `keyOf`. */
  readonly given: ReadonlySet<string>;
  /** Members who have not given a new box key since another one began a deep clean. */
  readonly unanswered: ReadonlySet<string>;
}

/** A box key of an account for one space, and the epoch that gave it. */
export interface GivenBox {
  readonly box: Uint8Array;
  readonly epoch: number;
}

/** An epoch without its key. */
export type EpochRef = Omit<EpochKey, "key">;

/** An epoch as a reader of it remembers it. */
export interface PastEpoch extends EpochRef {
  /** The box key of this space to which this account's seal goes; null: to the identity. */
  readonly box: Uint8Array | null;
}

/** What a device wrote so far. */
export interface DeviceStanding {
  readonly account: string;
  readonly generation: number;
  /** How many envelopes, and the id of the last of them. */
  readonly dseq: number;
  readonly dprev: Uint8Array;
}

/** The keys of epochs, by `keyOf` their commitment. Grows; never says which epoch is current. */
export type EpochKeys = Map<string, EpochKey>;

/** What holds before the first place. */
export function firstStanding({ founders }: Genesis): Standing {
  return {
    begun: false,
    epoch: NO_EPOCH,
    epochs: [],
    members: new Set(founders.map(keyOf)),
    identities: new Map(),
    devices: new Map(),
    boxes: new Map(),
    given: new Set(),
    unanswered: new Set(),
  };
}

/** A device that has written nothing. */
export const NOTHING_WRITTEN = { dseq: 0, dprev: new Uint8Array(32) };

/** Whether this account reads and writes in the space as it stands. */
export function isMember({ members }: Standing, account: Uint8Array): boolean {
  return members.has(keyOf(account));
}

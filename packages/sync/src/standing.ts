import {
  type Crypto,
  type EpochKey,
  type Genesis,
  type Identity,
  type KnownIdentity,
  NO_EPOCH,
  type SignKey,
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
}

/** What holds in a space behind a place: who may write, with which devices, under which key. Never changed in place. */
export interface Standing {
  /** Whether the first epoch has come. */
  readonly begun: boolean;
  readonly epoch: EpochRef;
  /** Every epoch so far, the first at 0. */
  readonly epochs: readonly EpochRef[];
  /** Accounts, by `keyOf`: the founders before the first epoch. */
  readonly members: ReadonlySet<string>;
  /** The newest identity of each account that a device was introduced for. */
  readonly identities: ReadonlyMap<string, KnownIdentity>;
  readonly devices: ReadonlyMap<string, DeviceStanding>;
}

/** An epoch without its key. */
export type EpochRef = Omit<EpochKey, "key">;

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
  };
}

/** A device that has written nothing. */
export const NOTHING_WRITTEN = { dseq: 0, dprev: new Uint8Array(32) };

/** Whether this account reads and writes in the space as it stands. */
export function isMember({ members }: Standing, account: Uint8Array): boolean {
  return members.has(keyOf(account));
}

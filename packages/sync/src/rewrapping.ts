import { type Crypto, rewrapContent, type SpaceBox } from "@attune/crypto";
import { decodeEnvelope, decodeWrap, type Envelope, equalBytes } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import type { PlacedBytes } from "./envelope-store.ts";
import { boxToGive } from "./own-boxes.ts";
import { type EpochKeys, isMember, type SpaceTerms, type Standing } from "./standing.ts";

/** A content key, wrapped anew under the newest epoch; `id` is that of the envelope. */
export interface NewWrap {
  readonly id: Uint8Array;
  readonly wrap: Uint8Array;
}

/** Where a space stands with deep cleans, as this device knows it. */
export interface Cleaning {
  /** A box key of one's own is in the vault, and no epoch has given it, not even one that waits. */
  readonly isPrepared: boolean;
  /** An epoch that gives a new box key waits to be sent. */
  readonly isBegun: boolean;
  /** The epoch that gave the newest own box key: what is wrapped below it is to be wrapped anew; 0: none. */
  readonly floor: number;
  /** Whether keys of epochs below the floor are still here. */
  readonly isPending: boolean;
  /** How many wraps the relay does not have yet; null as long as that was not looked at. */
  readonly left: number | null;
  /** How much live content there is. */
  readonly of: number;
  /** Nothing that this account wrote in the space waits to be sent. */
  readonly isSent: boolean;
  /** Another member has begun one, and this account has not given a new box key since. */
  readonly owesAnswer: boolean;
  /** The newest epoch that is sealed to the identity and to no box key of this space; 0: none. */
  readonly identityEpoch: number;
  /** Own box keys that were given before the newest one. */
  readonly outdated: readonly Uint8Array[];
}

/** What stands and what waits say of deep cleans: all of a `Cleaning` but what was counted. */
export function cleaningAt(
  terms: SpaceTerms,
  standing: Standing,
  withWaiting: Standing,
): Omit<Cleaning, "left" | "of" | "isSent"> {
  const { account } = terms.self.identity;
  const newest = standing.boxes.get(keyOf(account));
  const floor = newest?.epoch ?? 0;
  const isPrepared = isMember(withWaiting, account) && boxToGive(terms, withWaiting) !== null;
  const isGiven = ({ public: box }: SpaceBox) => standing.given.has(keyOf(box)) && !equalBytes(box, newest?.box ?? box);
  return {
    isPrepared,
    isBegun: !isPrepared && isMember(standing, account) && boxToGive(terms, standing) !== null,
    floor,
    // Before the first epoch there is nothing to wrap anew.
    isPending: floor > Math.max(terms.since, 1),
    owesAnswer: standing.unanswered.has(keyOf(account)),
    identityEpoch: standing.epochs.findLast(({ box }) => box === null)?.epoch ?? 0,
    outdated: terms.boxes.filter(isGiven).map((box) => box.public),
  };
}

/**
 * Whether this device needs nothing any more of what it holds besides the vault: the history as it stands here has come
 * to where the vault has forgotten, and every epoch from there on opens with what the vault has. A relay may have shown
 * another history to the device that forgot.
 */
export function opensWithVault({ boxes, since, self }: SpaceTerms, standing: Standing): boolean {
  const isKept = (box: Uint8Array) => boxes.some((each) => each.secret !== null && equalBytes(each.public, box));
  const hasIdentity = self.identity.generations.every(({ box }) => box !== null);
  const needed = standing.epochs.filter(({ epoch }) => epoch >= since);
  return standing.epoch.epoch >= since && needed.every(({ box }) => (box === null ? hasIdentity : isKept(box)));
}

/** The live content among stored envelopes whose wrap is of an epoch below `floor`, by the id as it is stored. */
export function wrappedBelow(
  stored: readonly PlacedBytes[],
  floor: number,
  isGone: (id: string) => boolean,
): readonly { readonly name: string; readonly envelope: Envelope; readonly epoch: number }[] {
  return stored.flatMap(({ id, bytes }) => {
    const decoded = decodeEnvelope(bytes);
    if (!decoded.ok || decoded.value.payload === null || isGone(id)) return [];
    const epoch = wrapEpoch(decoded.value.wrap);
    return epoch === null || epoch >= floor ? [] : [{ name: id, envelope: decoded.value, epoch }];
  });
}

/** The content key of an envelope under the newest epoch; null when this device has not the key to one of both. */
export function wrapAnew(
  crypto: Crypto,
  envelope: Envelope,
  { standing, keys }: { readonly standing: Standing; readonly keys: EpochKeys },
): Uint8Array | null {
  const epoch = wrapEpoch(envelope.wrap);
  const commit = epoch === null ? undefined : standing.epochs[epoch - 1]?.commit;
  const from = commit && keys.get(keyOf(commit));
  const to = keys.get(keyOf(standing.epoch.commit));
  if (from === undefined || to === undefined) return null;
  const anew = rewrapContent(crypto, envelope, { from, to });
  return anew.ok ? anew.value : null;
}

/** Whether a wrap takes the place of another: what was wrapped under a later epoch is not wrapped back. */
export function isOnward(before: Uint8Array | null, wrap: Uint8Array): boolean {
  const [epoch, later] = [wrapEpoch(before), wrapEpoch(wrap)];
  return epoch !== null && later !== null && later >= epoch;
}

/** The epoch under which something is wrapped; null for what is no wrap. */
export function wrapEpoch(wrap: Uint8Array | null): number | null {
  const decoded = wrap && decodeWrap(wrap);
  return decoded?.ok ? decoded.value.epoch : null;
}

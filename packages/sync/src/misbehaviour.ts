/**
 * What a relay, or someone who writes through it, did that the protocol rules out. Nothing more is taken from there.
 * `seq` is the place at which it showed, 0 when it was no place. Holds no word of what anyone wrote.
 */
export interface Misbehaviour {
  readonly type: MisbehaviourType;
  readonly seq: number;
}

/** Every rule of docs/spaces.md, “What a client accepts”, by what is wrong when it is broken. */
export const MISBEHAVIOURS = [
  /** Bytes that are no envelope or no control, or not canonical. */
  "malformed",
  /** An envelope of a version that this app does not know; an update may read it. */
  "unknown-version",
  /** The envelope belongs to another space. */
  "wrong-space",
  /** One's own identity has a generation that this device has no keys of; signing in again gives them. */
  "own-new-generation",
  /** An epoch is sealed to a box key of one's own that this device does not have; the vault has it. */
  "own-new-box",
  /** Not signed by the device that it names. */
  "bad-signature",
  /** The payload is not the one that was signed. */
  "payload-mismatch",
  /** A place is missing and is not given even when asked for. */
  "gap",
  /** A place that was taken holds another envelope. */
  "rewritten",
  /** The newest place lies below one that was seen. */
  "rolled-back",
  /** The author had seen another history than this device. */
  "forked",
  /** An envelope that has a place already comes again at another one. */
  "replayed",
  /** The device's own count of its envelopes has a gap or another predecessor. */
  "broken-device-chain",
  /** The device was not introduced, or by another account. */
  "unknown-device",
  /** The device's certificate is of a generation that has been followed by a newer one. */
  "old-generation",
  /** The certificate of a device does not hold. */
  "bad-certificate",
  /** An identity's chain does not hold, or is not that of the account. */
  "bad-identity",
  /** An identity's chain does not continue the one that is known. */
  "identity-forked",
  /** Written by someone who is no member of the epoch. */
  "not-a-member",
  /** Written under another epoch than the current one. */
  "stale-epoch",
  /** The commitment to the epoch's key is not to the key that this device has. */
  "wrong-key",
  /** Content that does not open with its epoch's key. */
  "cannot-open",
  /** An epoch that does not follow from the one before. */
  "bad-epoch",
  /** The genesis is not the one from which the space has its id. */
  "bad-genesis",
  /** A tombstone for what is not there, is no content, or has another author. */
  "wrong-target",
  /** A payload is missing although nobody removed it. */
  "payload-withheld",
] as const;

/** Those that accuse nobody: an update, the newer vault, or signing in again ends them. They are not remembered. */
export function isPassing({ type }: Misbehaviour): boolean {
  return type === "unknown-version" || isOwnNews(type);
}

/** Another device of one's own has made new keys, which are in the vault. */
export function isOwnNews(type: MisbehaviourType): boolean {
  return type === "own-new-generation" || type === "own-new-box";
}

export type MisbehaviourType = (typeof MISBEHAVIOURS)[number];

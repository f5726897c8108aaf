import { envelopeId, FIRST_HEAD, nextHead, openEpoch, verifyEnvelope } from "@attune/crypto";
import { bytesToBase64Url, decodeControl, decodeEnvelope, type Envelope, equalBytes } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import type { StoredEnvelope } from "./envelope-store.ts";
import { examineEnvelope } from "./examine-envelope.ts";
import { epochSecrets } from "./own-boxes.ts";
import { wrapEpoch } from "./rewrapping.ts";
import { readEntry, type SpaceEntry } from "./space-entry.ts";
import type { EpochKeys, SpaceTerms, Standing } from "./standing.ts";

/** An envelope that was written on this physical device and has no place yet. */
export interface WaitingEnvelope {
  readonly id: Uint8Array;
  readonly envelope: Envelope;
  readonly bytes: Uint8Array;
  /** Written with the key of this device, and not by another account that uses the same browser. */
  readonly own: boolean;
  /** Follows from what holds before it; otherwise it has to be sealed anew by its device. */
  readonly fits: boolean;
  /** Null unless it is content. */
  readonly entry: SpaceEntry | null;
}

/** What waits, and what will hold once it has been taken. */
export interface WaitingFold {
  readonly envelopes: readonly WaitingEnvelope[];
  readonly standing: Standing;
}

/** An envelope whose signature was checked, and what it says if that is known already. */
export interface WaitingCandidate extends Pick<WaitingEnvelope, "id" | "envelope" | "bytes"> {
  readonly entry: SpaceEntry | null;
}

/** What stands before the waiting envelopes. */
export interface WaitingGround {
  readonly standing: Standing;
  readonly keys: EpochKeys;
  readonly authorOf: (id: string) => string | null;
}

/** Lays waiting envelopes behind what holds. Those that do not follow are kept and marked. */
export async function foldWaiting(
  terms: SpaceTerms,
  ground: WaitingGround,
  candidates: readonly WaitingCandidate[],
): Promise<WaitingFold> {
  const envelopes: WaitingEnvelope[] = [];
  const authors = new Map<string, string>();
  let { standing } = ground;
  for (const { envelope, id, bytes, entry } of candidates) {
    const { target, device } = envelope.header;
    const targetKey = target && keyOf(target);
    const targetAuthor = targetKey && (authors.get(targetKey) ?? ground.authorOf(targetKey));
    const examined = await examineEnvelope(terms, { standing, keys: ground.keys }, { envelope, id, targetAuthor });
    if (examined.ok) standing = examined.value;
    else await learnKey(terms, ground.keys, envelope);
    const said = entry ?? entryOf(terms, { ...ground, standing }, { envelope, id });
    if (said) authors.set(said.id, said.author);
    const own = equalBytes(device, terms.self.device.public);
    envelopes.push({ id, envelope, bytes, own, fits: examined.ok, entry: said });
  }
  return { envelopes, standing };
}

/**
 * The bytes of an envelope that a relay gives, or those that waited here for it when only they open: the relay may have
 * lost its payload, or somebody may have wrapped it anew under an epoch that has not come yet.
 */
export function asOpenHere(bytes: Uint8Array, { envelopes, standing }: WaitingFold): Uint8Array {
  const decoded = envelopes.length > 0 ? decodeEnvelope(bytes) : null;
  if (!decoded?.ok) return bytes;
  const { headerBytes, sig, payload, wrap } = decoded.value;
  const isAhead = (wrapEpoch(wrap) ?? 0) > standing.epoch.epoch;
  if (payload !== null && !isAhead) return bytes;
  const isSame = ({ envelope }: WaitingEnvelope) =>
    equalBytes(envelope.headerBytes, headerBytes) && equalBytes(envelope.sig, sig);
  return envelopes.find(isSame)?.bytes ?? bytes;
}

/** Reads what the store holds; null for what is damaged or signed by nobody. */
export function storedToCandidate(
  { crypto, genesis }: SpaceTerms,
  { bytes }: StoredEnvelope,
  trusted: boolean,
): WaitingCandidate | null {
  const decoded = decodeEnvelope(bytes);
  if (!decoded.ok) return null;
  const envelope = decoded.value;
  if (trusted) return { envelope, bytes, id: envelopeId(envelope), entry: null };
  const verified = verifyEnvelope(crypto, envelope, genesis.space);
  return verified.ok ? { envelope, bytes, id: verified.value, entry: null } : null;
}

/** The head over ids in their order, so that a list can be known again. */
export function headOver(ids: readonly Uint8Array[]): Uint8Array {
  return ids.reduce((head, id, index) => nextHead(head, index + 1, id), FIRST_HEAD);
}

/** The envelope as the store names and keeps it. */
export function toStored({ id, bytes }: Pick<WaitingEnvelope, "id" | "bytes">): StoredEnvelope {
  return { id: bytesToBase64Url(id), bytes };
}

function entryOf(
  terms: SpaceTerms,
  { standing, keys }: Pick<WaitingGround, "standing" | "keys">,
  { envelope, id }: { readonly envelope: Envelope; readonly id: Uint8Array },
): SpaceEntry | null {
  if (envelope.header.kind !== "content") return null;
  const read = readEntry(terms.crypto, envelope, { standing, keys, since: terms.since, isReader: true });
  return {
    id: keyOf(id),
    author: keyOf(envelope.header.author),
    read: read.ok ? read.value : { type: "sealed" },
  };
}

/** An epoch that was overtaken may still be what later envelopes are sealed under. */
async function learnKey(terms: SpaceTerms, keys: EpochKeys, { header, payload }: Envelope): Promise<void> {
  const decoded = header.kind === "control" && payload ? decodeControl(payload) : null;
  if (!decoded?.ok || decoded.value.t !== "epoch" || keys.has(keyOf(header.keyCommit))) return;
  const { account } = terms.self.identity;
  const { space, epoch, keyCommit } = header;
  const boxes = epochSecrets(terms, undefined);
  const opened = await openEpoch(terms.crypto, { space, epoch, keyCommit, control: decoded.value, account, boxes });
  if (opened.ok) keys.set(keyOf(keyCommit), opened.value);
}

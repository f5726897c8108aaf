import { envelopeId, FIRST_HEAD, nextHead, verifyEnvelope } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import { decodeEnvelope, type Envelope, equalBytes, type Seen } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import { examineEnvelope } from "./examine-envelope.ts";
import type { Misbehaviour, MisbehaviourType } from "./misbehaviour.ts";
import { type EntryReading, REMOVED, readEntry, type SpaceEntry } from "./space-entry.ts";
import { type EpochKeys, firstStanding, isMember, type SpaceTerms, type Standing } from "./standing.ts";

/**
 * One space as far as this device has verified it: the fold of its envelopes in the relay's order. Once something is
 * wrong it stays at its last good place for good, and says what was wrong. Calls wait for each other.
 */
export interface Replica {
  /** Takes the envelope that a relay gives for a place. With `trusted`, signatures were checked when it was stored. */
  receive(seq: number, bytes: Uint8Array, trusted?: boolean): Promise<Result<Accepted, Misbehaviour>>;
  /**
   * Says that all is there up to this place, as far as the relay tells. What is still missing is then withheld: that is
   * answered, and ends when it comes, while fewer places than there were mark the space for good.
   */
  settle(newest: number): Result<void, Misbehaviour>;
  /** Takes an envelope with the wrap that was made anew; false when it is not there or does not open. */
  rewrap(envelope: Envelope): boolean;
  /** Marks the space with something that showed elsewhere. */
  accuse(type: MisbehaviourType, seq: number): Misbehaviour;
  readonly keys: EpochKeys;
  standing(): Standing;
  /** The newest place, and the head there. */
  seen(): Seen;
  headAt(seq: number): Uint8Array | null;
  /** Every content in the order of places; removed ones too. */
  entries(): readonly SpaceEntry[];
  /** The author of the content with this id, by `keyOf`; null when there is none. */
  authorOf(id: string): string | null;
  trouble(): Misbehaviour | null;
}

/** `known`: it was here already. `opened`: it was, and could not be read until now. `ahead`: places before it are missing, and it was not taken. */
export type Accepted =
  | { readonly type: "content"; readonly id: string }
  | { readonly type: "opened"; readonly id: string }
  | { readonly type: "control"; readonly id: string }
  | { readonly type: "tombstone"; readonly id: string; readonly target: string }
  | { readonly type: "known" }
  | { readonly type: "ahead" };

/** A space of which nothing has been seen. */
export function createReplica(terms: SpaceTerms): Replica {
  const { crypto, genesis, self, since } = terms;
  const keys: EpochKeys = new Map();
  const heads: Uint8Array[] = [FIRST_HEAD];
  const ids: string[] = [];
  const entries: SpaceEntry[] = [];
  const entryById = new Map<string, number>();
  const placeById = new Map<string, number>();
  const unopened = new Map<string, Envelope>();
  const owed = new Set<string>();
  let standing = firstStanding(genesis);
  let trouble: Misbehaviour | null = null;

  function accuse(type: MisbehaviourType, seq: number): Misbehaviour {
    trouble ??= { type, seq };
    return trouble;
  }

  async function receive(seq: number, bytes: Uint8Array, trusted = false): Promise<Result<Accepted, Misbehaviour>> {
    if (trouble !== null) return err(trouble);
    if (seq > ids.length + 1) return ok({ type: "ahead" });
    const genuine = verify(bytes, trusted && seq === ids.length + 1);
    const taken = genuine.ok ? await place(seq, genuine.value) : genuine;
    return taken.ok ? taken : err(accuse(taken.error, seq));
  }

  function verify(bytes: Uint8Array, trusted: boolean): Result<Genuine, MisbehaviourType> {
    const decoded = decodeEnvelope(bytes);
    if (!decoded.ok) return err(decoded.error.reason === "unknown-version" ? "unknown-version" : "malformed");
    const envelope = decoded.value;
    if (trusted) return ok({ envelope, id: envelopeId(envelope) });
    const verified = verifyEnvelope(crypto, envelope, genesis.space);
    return verified.ok ? ok({ envelope, id: verified.value }) : err(FORGERIES[verified.error.reason]);
  }

  async function place(seq: number, genuine: Genuine): Promise<Result<Accepted, MisbehaviourType>> {
    const id = keyOf(genuine.id);
    if (seq <= ids.length) return ids[seq - 1] === id ? again(id, genuine.envelope) : err("rewritten");
    if (placeById.has(id)) return err("replayed");
    const { header } = genuine.envelope;
    if (!hasSeen(header.seen)) return err("forked");
    const arrival = { ...genuine, targetAuthor: authorOf(keyOf(header.target ?? NOTHING)) };
    const examined = await examineEnvelope(terms, { standing, keys }, arrival);
    return examined.ok ? take(genuine, examined.value) : examined;
  }

  /** What is known may come in a form that opens, where the one before did not. */
  function again(id: string, envelope: Envelope): Result<Accepted, MisbehaviourType> {
    const entry = entries[entryById.get(id) ?? -1];
    const isClosed = entry?.read.type === "sealed" || entry?.read.type === "missing";
    const read = isClosed && isMember(standing, self.identity.account) ? readAt(envelope, standing) : null;
    if (!read?.ok || read.value.type === "sealed" || read.value.type === "missing") return ok({ type: "known" });
    replace(id, read.value);
    return ok({ type: "opened", id });
  }

  /** Whether what the author had seen is what stands here. */
  function hasSeen({ seq, head }: Seen): boolean {
    const own = heads[seq];
    return own !== undefined && equalBytes(own, head);
  }

  function take({ envelope, id }: Genuine, after: Standing): Result<Accepted, MisbehaviourType> {
    const { kind, target, author } = envelope.header;
    const key = keyOf(id);
    if (kind === "content") {
      const read = readAt(envelope, after);
      if (!read.ok) return read;
      addEntry({ id: key, author: keyOf(author), read: read.value }, envelope);
    }
    moveOn(id, after);
    if (kind === "control") return openLater() ?? ok({ type: "control", id: key });
    if (target === null) return ok({ type: "content", id: key });
    replace(keyOf(target), REMOVED);
    return ok({ type: "tombstone", id: key, target: keyOf(target) });
  }

  function moveOn(id: Uint8Array, after: Standing): void {
    const key = keyOf(id);
    standing = after;
    ids.push(key);
    placeById.set(key, ids.length);
    heads.push(nextHead(heads[ids.length - 1] ?? FIRST_HEAD, ids.length, id));
  }

  function readAt(envelope: Envelope, at: Standing): Result<EntryReading, MisbehaviourType> {
    return readEntry(crypto, envelope, { standing: at, keys, since, isReader: isMember(at, self.identity.account) });
  }

  function addEntry(entry: SpaceEntry, envelope: Envelope): void {
    entryById.set(entry.id, entries.length);
    entries.push(entry);
    if (entry.read.type === "missing") owed.add(entry.id);
    if (entry.read.type === "sealed" && isMember(standing, self.identity.account)) unopened.set(entry.id, envelope);
  }

  /** What was wrapped anew under a later epoch opens once that epoch has come. */
  function openLater(): Result<never, MisbehaviourType> | null {
    for (const [id, envelope] of unopened) {
      const read = readAt(envelope, standing);
      if (!read.ok) return read;
      if (read.value.type !== "sealed") replace(id, read.value);
    }
    return null;
  }

  function replace(id: string, read: EntryReading): void {
    const index = entryById.get(id);
    const entry = index === undefined ? undefined : entries[index];
    if (index !== undefined && entry !== undefined) entries[index] = { ...entry, read };
    unopened.delete(id);
    owed.delete(id);
  }

  function authorOf(id: string): string | null {
    const index = entryById.get(id);
    return index === undefined ? null : (entries[index]?.author ?? null);
  }

  return {
    receive,
    settle(newest) {
      if (trouble !== null) return err(trouble);
      if (newest < ids.length) return err(accuse("rolled-back", newest));
      // Whoever was left out no longer learns what was removed.
      if (!isMember(standing, self.identity.account)) return ok(undefined);
      if (newest === ids.length && owed.size > 0) return err({ type: "payload-withheld", seq: placeOf(owed) });
      if (newest === ids.length && unopened.size > 0)
        return err({ type: "cannot-open", seq: placeOf(unopened.keys()) });
      return ok(undefined);
    },
    rewrap(envelope) {
      const entry = entries[entryById.get(keyOf(envelopeId(envelope))) ?? -1];
      if (entry === undefined || entry.read.type === "removed") return false;
      const read = readAt(envelope, standing);
      if (!read.ok || read.value.type === "sealed" || read.value.type === "missing") return false;
      if (entry.read.type === "sealed") replace(entry.id, read.value);
      return true;
    },
    accuse,
    keys,
    standing: () => standing,
    seen: () => ({ seq: ids.length, head: heads[ids.length] ?? FIRST_HEAD }),
    headAt: (seq) => heads[seq] ?? null,
    entries: () => entries,
    authorOf,
    trouble: () => trouble,
  };

  function placeOf(names: Iterable<string>): number {
    for (const id of names) return placeById.get(id) ?? 0;
    return 0;
  }
}

interface Genuine {
  readonly envelope: Envelope;
  readonly id: Uint8Array;
}

const NOTHING = new Uint8Array();

const FORGERIES = { "other-space": "wrong-space", payload: "payload-mismatch", signature: "bad-signature" } as const;

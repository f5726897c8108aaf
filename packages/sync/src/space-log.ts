import { FIRST_HEAD, localName } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import { bytesToBase64Url, equalBytes } from "@attune/wire";
import type {
  EnvelopeStore,
  EnvelopeStoreError,
  PlacedBytes,
  SpaceName,
  StoredEnvelope,
  StoredSpace,
  WaitingBatch,
} from "./envelope-store.ts";
import { isPassing, type Misbehaviour } from "./misbehaviour.ts";
import { type Accepted, createReplica, type Replica } from "./replica.ts";
import { restoreReplica, restoreWaiting } from "./restore-space.ts";
import { entriesOf, type SpaceEntries } from "./space-entries.ts";
import { createSpaceRewraps, type SpaceRewraps } from "./space-rewraps.ts";
import type { SpaceTerms } from "./standing.ts";
import type { StorageError } from "./storage-error.ts";
import { dropPayloads, hasPayload, healBytes, storedName } from "./stored-bytes.ts";
import { type LocalSealer, openMark, sealMark } from "./stored-mark.ts";
import type { WaitingCandidate, WaitingFold } from "./waiting-envelopes.ts";
import { asOpenHere, foldWaiting, headOver, toStored } from "./waiting-envelopes.ts";
import { needsWritingAnew, writeAnew } from "./write-anew.ts";
import { type Intent, type NotWritten, writeEnvelopes } from "./write-envelopes.ts";

/** One space as this tab knows it: what was verified, and what waits behind it. Its functions are called one at a time. */
export interface SpaceLog {
  readonly name: SpaceName;
  readonly terms: SpaceTerms;
  replica(): Replica;
  waiting(): WaitingFold;
  entries(): SpaceEntries;
  /** Whether the store has moved on from what is known here, given its version. */
  isNews(version: number): boolean;
  /** Looks whether everything is there that the relay's newest place promises. */
  settle(newest: number): Result<void, Misbehaviour>;
  /** Reads the store anew from the start. */
  load(): Promise<Result<void, StorageError>>;
  /** Reads what other tabs have changed; answers whether there was anything. */
  follow(): Promise<Result<boolean, StorageError>>;
  /** Seals intents behind everything here. Nothing changes until the batch is stored and `commit` is called. */
  compose(intents: readonly Intent[]): Promise<Result<Composed, NotWritten>>;
  /** Takes envelopes from a relay, in the order of their places, as far as nothing is wrong, and stores them. */
  receive(envelopes: readonly Placed[]): Promise<ReceivedResult>;
  /** What a deep clean wraps anew. */
  readonly rewraps: SpaceRewraps;
  /** Seals what waits anew, where nobody would take it as it is. */
  restate(): Promise<Result<void, EnvelopeStoreError>>;
  /** Remembers how far all this was verified, so that the next start is quick. */
  mark(): Promise<Result<void, StorageError>>;
  erase(): Promise<Result<void, StorageError>>;
}

/** The bytes that a relay gives for a place. */
export type Placed = Omit<PlacedBytes, "id">;

/** `ahead`: places are missing before the envelopes that were not taken. */
export type ReceivedResult = Result<{ readonly ahead: boolean }, Misbehaviour | EnvelopeStoreError>;

/** What is to be stored. */
export interface Composed {
  readonly batch: WaitingBatch;
  /** Makes it known here once it was stored. */
  commit(): Promise<void>;
}

/** A space of which nothing has been read yet. */
export function createSpaceLog(terms: SpaceTerms, store: EnvelopeStore, sealer: LocalSealer): SpaceLog {
  const name = bytesToBase64Url(terms.genesis.space);
  const markName = localName(sealer.crypto, sealer.hereKey, `mark/${name}`);
  let replica = createReplica(terms);
  let waiting: WaitingFold = { envelopes: [], standing: replica.standing() };
  let version = 0;
  let floor = { seq: 0, head: replica.seen().head };
  /** Places that are stored damaged, up to this one. */
  let damagedUpTo = 0;
  /** Verified, and not stored yet because the device refused. */
  let unsaved: PlacedBytes[] = [];
  /** What is stored damaged or closed, and has come in a form that opens. */
  let whole: PlacedBytes[] = [];
  /** Names of envelopes whose payload has to go. */
  let removals: string[] = [];
  const rewraps = createSpaceRewraps({ terms, store, name, replica: () => replica, waiting: () => waiting });

  const groundNow = () => ({
    standing: replica.standing(),
    keys: replica.keys,
    authorOf: (id: string) => replica.authorOf(id),
  });
  const placeNow = () => ({ standing: waiting.standing, seen: replica.seen(), keys: replica.keys });
  const layWaiting = async (candidates: readonly WaitingCandidate[]) => {
    waiting = await foldWaiting(terms, groundNow(), candidates);
  };

  async function load(): Promise<Result<void, StorageError>> {
    // In this order: a mark never says more than what is stored by the time it is read, whoever else is writing.
    const marked = await store.read(markName);
    const stored = marked.ok ? await store.read(name) : marked;
    if (!marked.ok) return marked;
    if (!stored.ok) return stored;
    const mark = openMark(sealer, name, marked.value.mark);
    replica = await restoreReplica(terms, stored.value, mark);
    if (mark?.trouble) replica.accuse(mark.trouble.type, mark.trouble.seq);
    floor = { seq: mark?.seq ?? 0, head: mark?.head ?? FIRST_HEAD };
    unsaved = [];
    version = stored.value.version;
    const { confirmed } = stored.value;
    damagedUpTo = replica.seen().seq < confirmed.length ? confirmed.length : 0;
    await layWaiting(restoreWaiting(terms, stored.value, mark));
    const removed = removedNames();
    return dropPayloads(
      store,
      name,
      confirmed.filter(({ id, bytes }) => removed.has(id) && hasPayload(bytes)).map(({ id }) => id),
    );
  }

  function removedNames(): ReadonlySet<string> {
    return new Set(replica.entries().flatMap(({ id, read }) => (read.type === "removed" ? [storedName(id)] : [])));
  }

  async function follow(): Promise<Result<boolean, StorageError>> {
    const stored = await store.read(name, replica.seen().seq);
    if (!stored.ok) return stored;
    if (stored.value.version === version) return ok(false);
    if (stored.value.version < version) {
      const loaded = await load();
      return loaded.ok ? ok(true) : loaded;
    }
    await followOn(stored.value);
    return ok(true);
  }

  async function followOn(stored: StoredSpace): Promise<void> {
    for (const { seq, bytes } of stored.confirmed) {
      const taken = await replica.receive(seq, bytes);
      if (!taken.ok) break;
    }
    version = stored.version;
    const known = new Map(waiting.envelopes.map((envelope) => [bytesToBase64Url(envelope.id), envelope]));
    const read = (each: StoredEnvelope) => restoreWaiting(terms, { ...stored, waiting: [each] }, null);
    await layWaiting(stored.waiting.flatMap((each) => known.get(each.id) ?? read(each)));
  }

  async function compose(intents: readonly Intent[]): Promise<Result<Composed, NotWritten>> {
    const composed = await writeEnvelopes(terms, placeNow(), intents);
    if (!composed.ok) return composed;
    const { written } = composed.value;
    return ok({
      batch: { space: name, envelopes: written.map(toStored), expectedVersion: version },
      async commit() {
        version += 1;
        const ground = { ...groundNow(), standing: waiting.standing, authorOf: authorOfAny };
        const added = await foldWaiting(
          terms,
          ground,
          written.map((each) => ({ ...each, entry: null })),
        );
        waiting = { envelopes: [...waiting.envelopes, ...added.envelopes], standing: added.standing };
      },
    });
  }

  function authorOfAny(id: string): string | null {
    return replica.authorOf(id) ?? waiting.envelopes.find(({ entry }) => entry?.id === id)?.entry?.author ?? null;
  }

  async function receive(envelopes: readonly Placed[]): Promise<ReceivedResult> {
    const taken = await takeAll(envelopes);
    const saved = await save();
    if (!taken.ok) return taken;
    return saved.ok ? taken : saved;
  }

  async function takeAll(envelopes: readonly Placed[]): Promise<Result<{ readonly ahead: boolean }, Misbehaviour>> {
    for (const each of envelopes) {
      const placed = { ...each, bytes: asOpenHere(each.bytes, waiting) };
      const taken = await replica.receive(placed.seq, placed.bytes);
      if (!taken.ok) return taken;
      if (taken.value.type === "ahead") return ok({ ahead: true });
      note(placed, taken.value);
      const flaw = flawInFloor();
      if (flaw !== null) return err(flaw);
    }
    return ok({ ahead: false });
  }

  function note({ seq, bytes }: Placed, taken: Accepted): void {
    if ("id" in taken) (taken.type === "opened" ? whole : unsaved).push({ seq, id: storedName(taken.id), bytes });
    if (taken.type !== "tombstone") return;
    removals.push(storedName(taken.target));
    rewraps.removed(storedName(taken.target));
  }

  /** Even after damage the history must lead to the head that was verified once. */
  function flawInFloor(): Misbehaviour | null {
    const head = replica.headAt(floor.seq);
    return head === null || equalBytes(head, floor.head) ? null : replica.accuse("rewritten", floor.seq);
  }

  async function save(): Promise<Result<void, EnvelopeStoreError>> {
    const confirmed = unsaved.length > 0 ? await saveConfirmed() : ok(undefined);
    if (!confirmed.ok) return confirmed;
    const healed = await healBytes(store, name, whole);
    if (!healed.ok) return healed;
    whole = [];
    const dropped = await dropPayloads(store, name, removals);
    if (dropped.ok) removals = [];
    return dropped;
  }

  async function saveConfirmed(): Promise<Result<void, EnvelopeStoreError>> {
    const saved = await store.confirm(name, unsaved);
    if (!saved.ok) return saved;
    whole.push(...unsaved.filter(({ seq }) => seq <= damagedUpTo));
    const placed = new Set(unsaved.map(({ id }) => id));
    unsaved = [];
    return settleWaiting(placed, saved.value);
  }

  /** Takes what has its place now out of what waits, without reading it again unless another tab wrote meanwhile. */
  async function settleWaiting(placed: ReadonlySet<string>, newVersion: number): Promise<Result<void, StorageError>> {
    if (newVersion !== version + 1) {
      const followed = await follow();
      return followed.ok ? ok(undefined) : followed;
    }
    version = newVersion;
    const left = waiting.envelopes.filter(({ id }) => !placed.has(bytesToBase64Url(id)));
    const onlyOwn = waiting.envelopes.length - left.length === placed.size;
    if (onlyOwn && waiting.envelopes.every(({ fits }) => fits)) waiting = { ...waiting, envelopes: left };
    else await layWaiting(left);
    return ok(undefined);
  }

  async function restate(): Promise<Result<void, EnvelopeStoreError>> {
    let answer: Result<void, EnvelopeStoreError> = ok(undefined);
    for (let attempt = 0; attempt < ATTEMPTS && answer.ok && needsWritingAnew(waiting.envelopes); attempt += 1) {
      answer = await restateOnce();
    }
    return answer;
  }

  async function restateOnce(): Promise<Result<void, EnvelopeStoreError>> {
    const place = { ...placeNow(), standing: replica.standing() };
    const anew = await writeAnew(terms, { ground: groundNow(), place }, waiting.envelopes);
    if (!anew.ok) return ok(undefined);
    const batch = { space: name, envelopes: anew.value.map(toStored), expectedVersion: version };
    const stored = await store.replaceWaiting([batch]);
    if (stored.ok) {
      version += 1;
      await layWaiting(anew.value);
      return stored;
    }
    if (stored.error.type !== "append-conflict") return stored;
    const followed = await follow();
    return followed.ok ? ok(undefined) : followed;
  }

  function mark(): Promise<Result<void, StorageError>> {
    const ids = waiting.envelopes.map(({ id }) => id);
    const { seq, head } = replica.seen();
    const newest = seq < floor.seq ? floor : { seq, head };
    const found = replica.trouble();
    const trouble = found && isPassing(found) ? null : found;
    const sealed = sealMark(sealer, name, {
      ...newest,
      waiting: ids.length,
      waitingHead: headOver(ids),
      trouble,
    });
    return store.remember(markName, sealed);
  }

  async function erase(): Promise<Result<void, StorageError>> {
    const erased = await store.erase(name);
    return erased.ok ? store.erase(markName) : erased;
  }

  return {
    name,
    terms,
    replica: () => replica,
    waiting: () => waiting,
    entries: () => entriesOf(replica, waiting),
    isNews: (newer) => newer > version || newer === 0,
    settle: (newest) => (newest < floor.seq ? err(replica.accuse("rolled-back", newest)) : replica.settle(newest)),
    load,
    follow,
    compose,
    receive,
    rewraps,
    restate,
    mark,
    erase,
  };
}

/** How often what waits is sealed anew when other tabs write at the same time. */
const ATTEMPTS = 5;

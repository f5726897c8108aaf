import { type Crypto, readGenesis } from "@attune/crypto";
import { assert, type Clock, err, ok, type RandomSource, type Result } from "@attune/kernel";
import { keyOf, keyToBytes } from "./byte-key.ts";
import type { EnvelopeStore, EnvelopeStoreError } from "./envelope-store.ts";
import { appendOne, type EventDraft, type EventLog, type NotRecorded } from "./event-log.ts";
import { isJsonValue } from "./json-value.ts";
import { createKnownSpaces } from "./known-spaces.ts";
import type { PendingEvent, RecordedEvent } from "./recorded-event.ts";
import type { Cleaning } from "./rewrapping.ts";
import { type BatchRefused, eventsToIntents, findSpace, type SpaceIntents, sealBatches } from "./seal-batches.ts";
import { createSealedReader, type OpenedSpace, type SealedReading } from "./sealed-reading.ts";
import { nameOfSpace, type Space } from "./space.ts";
import { createSpaceLog } from "./space-log.ts";
import type { Self, SpaceTerms } from "./standing.ts";
import type { StorageError } from "./storage-error.ts";
import { createSyncedSpace, type SyncedSpace } from "./synced-space.ts";
import { createTurns } from "./turns.ts";

/** The events of every space that is open, sealed at rest, in one order. */
export interface SealedLog extends EventLog {
  entries(): Promise<Result<SealedReading, StorageError>>;
  known(): SealedReading;
  /** Opens one more space, such as after two have joined; nothing when it is open. */
  openSpace(space: SpaceToOpen): Promise<Result<void, StorageError>>;
  /**
   * Begins an epoch with a new key for these accounts, or for all members: to leave (only oneself), or after a device
   * was revoked.
   */
  beginEpoch(space: Space, accounts: readonly Uint8Array[] | null): Promise<Result<void, NotRecorded>>;
  /** The accounts that read and write in a space as it stands here, with what waits; null when it is not open. */
  membersOf(space: Space): readonly Uint8Array[] | null;
  /** Where a space stands with deep cleans; null when it is not open. */
  cleaningOf(space: Space): Cleaning | null;
  /** Wraps anew on this device what the vault has no keys for; see `SpaceRewraps.wrapHere`. */
  wrapHere(space: Space): Promise<Result<boolean, StorageError>>;
  /** The open spaces as whoever talks to a relay needs them. */
  synced(): readonly SyncedSpace[];
}

/** A space to read and write: its genesis, and what else the vault has of it; see `SpaceTerms`. */
export interface SpaceToOpen extends Pick<SpaceTerms, "people" | "boxes" | "held" | "since"> {
  readonly space: Space;
  readonly genesis: Uint8Array;
}

/** What a sealed log stands on. `hereKey` seals what it remembers of the spaces. */
export interface SealedLogTerms {
  readonly crypto: Crypto;
  readonly self: Self;
  readonly hereKey: Uint8Array;
  readonly store: EnvelopeStore;
  readonly spaces: readonly SpaceToOpen[];
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** Opens the log; reads nothing until it is asked to. Everything works without a relay, for as long as one likes. */
export function createSealedLog(terms: SealedLogTerms): SealedLog {
  const { store, clock, random } = terms;
  const inTurn = createTurns();
  const reader = createSealedReader(terms.crypto);
  const known = createKnownSpaces(
    terms.spaces.map((space) => openedSpace(terms, space)),
    reader,
  );
  const stop = store.subscribe((change) => void inTurn(() => known.follow(change)));
  const ready = () => (known.isLoaded() ? ok(known.reading()) : known.catchUp());

  async function record(events: readonly PendingEvent[], { seen, again }: RecordTerms): Promise<Recorded> {
    const caught = await (again ? known.catchUp() : ready());
    if (!caught.ok) return caught;
    const before = again ? recordedOf(events) : [];
    if (before.length === events.length) return ok(before);
    if (seen !== known.version()) return err(known.outdated());
    const written = await write(() => eventsToIntents(events, known.spaces(), reader));
    return written.ok ? ok(recordedOf(events)) : written;
  }

  /** Seals and stores; when another tab was faster but has said nothing new, once more. */
  async function write(intend: Intend): Promise<Result<void, Reason>> {
    const seen = known.version();
    let answer = await writeOnce(intend);
    while (answer === "again" && known.version() === seen) answer = await writeOnce(intend);
    return answer === "again" ? err(known.outdated()) : answer;
  }

  async function writeOnce(intend: Intend): Promise<Result<void, Reason> | "again"> {
    const intents = intend();
    const sealed = intents ? await sealBatches(intents) : err({ type: "not-a-member" as const });
    if (!sealed.ok) return err(refusalToReason(sealed.error));
    const stored = await store.addWaiting(sealed.value.map(({ batch }) => batch));
    if (!stored.ok) {
      await makeUpWith(stored.error);
      return "again";
    }
    for (const { commit } of sealed.value) await commit();
    known.publish("own");
    return stored;
  }

  /** Reads what stood in the way; when that is impossible or nothing did, what was asked for behind it fails too. */
  async function makeUpWith(error: EnvelopeStoreError): Promise<void> {
    const caught = error.type === "append-conflict" ? await known.catchUp() : err(error);
    if (!caught.ok) known.outdate(caught.error);
  }

  function recordedOf(events: readonly PendingEvent[]): readonly RecordedEvent[] {
    const ids = new Set(events.map(({ id }) => id));
    return known.reading().events.filter(({ id }) => ids.has(id));
  }

  async function recordInTurn(
    events: readonly PendingEvent[],
    again: boolean,
  ): Promise<Result<readonly RecordedEvent[], NotRecorded>> {
    assert(
      events.every((event) => isJsonValue(event.body)),
      "the body of an event is JSON",
    );
    const seen = known.version();
    const recorded = await inTurn(() => record(events, { seen, again }));
    return recorded.ok ? recorded : err({ type: "not-recorded", reason: recorded.error, events });
  }

  async function writeInTurn(intend: Intend): Promise<Result<void, NotRecorded>> {
    const written = await inTurn(async () => {
      const caught = await ready();
      return caught.ok ? write(intend) : caught;
    });
    return written.ok ? written : err({ type: "not-recorded", reason: written.error, events: [] });
  }

  function appendAll(drafts: readonly EventDraft[]): Promise<Result<readonly RecordedEvent[], NotRecorded>> {
    const recordedAt = clock.now();
    return recordInTurn(
      drafts.map(({ type, body, space }) => ({ id: random.id(), recordedAt, space, type, body })),
      false,
    );
  }

  return {
    entries: () => inTurn(known.catchUp),
    known: known.reading,
    append: appendOne(appendAll),
    appendAll,
    appendAgain: (events) => recordInTurn(events, true),
    remove: (eventIds) => writeInTurn(() => removals(known.spaces(), new Set(eventIds))),
    beginEpoch: (space, accounts) =>
      writeInTurn(() => {
        const opened = findSpace(known.spaces(), nameOfSpace(space));
        return opened ? [{ opened, intents: [{ type: "epoch", members: accounts?.map(keyOf) ?? null }] }] : null;
      }),
    membersOf(space) {
      const opened = findSpace(known.spaces(), nameOfSpace(space));
      return opened ? [...opened.log.waiting().standing.members].map(keyToBytes) : null;
    },
    cleaningOf: (space) => findSpace(known.spaces(), nameOfSpace(space))?.log.rewraps.cleaning() ?? null,
    wrapHere: (space) =>
      inTurn(async () => {
        const opened = findSpace(known.spaces(), nameOfSpace(space));
        return opened ? opened.log.rewraps.wrapHere() : ok(false);
      }),
    openSpace: (space) =>
      inTurn(async () =>
        findSpace(known.spaces(), nameOfSpace(space.space)) ? ok(undefined) : known.add(openedSpace(terms, space)),
      ),
    synced: () =>
      known.spaces().map((opened) => createSyncedSpace(opened, { inTurn, publish: () => known.publish("others") })),
    subscribe: known.subscribe,
    close: stop,
  };
}

type Reason = NotRecorded["reason"];
type Intend = () => readonly SpaceIntents[] | null;

type Recorded = Result<readonly RecordedEvent[], Reason>;

/** `seen`: the version on which the events were decided. `again`: they may have been recorded before. */
interface RecordTerms {
  readonly seen: number;
  readonly again: boolean;
}

function openedSpace({ crypto, self, hereKey, store }: SealedLogTerms, opening: SpaceToOpen): OpenedSpace {
  const genesis = readGenesis(opening.genesis);
  assert(genesis.ok, "the vault holds the genesis of a space");
  const { space, people, boxes, held, since } = opening;
  const terms = { crypto, self, people, boxes, held, since, genesis: genesis.value };
  return { space, log: createSpaceLog(terms, store, { crypto, hereKey }) };
}

/** Own events that are there, by the envelopes that hold them. */
function removals(spaces: readonly OpenedSpace[], eventIds: ReadonlySet<string>): readonly SpaceIntents[] {
  return spaces.flatMap((opened) => {
    const { confirmed, waiting } = opened.log.entries();
    const self = keyOf(opened.log.terms.self.identity.account);
    const own = [...confirmed, ...waiting].filter(
      ({ author, read }) => author === self && read.type === "open" && eventIds.has(read.content.id),
    );
    const intents = own.map(({ id }) => ({ type: "tombstone" as const, target: keyToBytes(id) }));
    return intents.length === 0 ? [] : [{ opened, intents }];
  });
}

function refusalToReason(refused: BatchRefused): Reason {
  return refused.type === "not-a-member" ? { type: "space-closed" } : refused;
}

import { type Crypto, spaceOf } from "@attune/crypto";
import type { Side } from "@attune/domain/cycle";
import { assert, type Clock, err, type RandomSource, type Result } from "@attune/kernel";
import {
  appendOne,
  createSealedLog,
  type EnvelopeStore,
  type EventDraft,
  type EventLog,
  type NotRecorded,
  type RecordedEvent,
  type SealedLog,
  type SealedReading,
  type Self,
  type SpaceName,
  type SpaceToOpen,
  type StorageError,
} from "@attune/sync";
import { bytesToBase64Url } from "@attune/wire";
import { createSealedAccount, createSelf, createSpaceToOpen } from "./sealed-account.ts";

/** Two invented people with real keys and a device, and the spaces that they write into. */
export interface SimulatedPeople {
  readonly crypto: Crypto;
  readonly keys: Readonly<Record<Side, { readonly self: Self; readonly hereKey: Uint8Array }>>;
  /** What is shared, what is each one's own, and what someone wrote before they had a side. */
  readonly spaces: readonly SpaceToOpen[];
  /** The name under which a store keeps what is shared. */
  readonly ours: SpaceName;
}

/** What a log of the two stands on. */
export interface CoupleLogTerms {
  readonly people: SimulatedPeople;
  readonly store: EnvelopeStore;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/**
 * Two people who have met. Each can read the other's own space too, so that a test sees both in one session; in the app
 * each reads only theirs.
 */
export function createSimulatedPeople(crypto: Crypto): SimulatedPeople {
  const accounts = { A: createSealedAccount(crypto), B: createSealedAccount(crypto) };
  const keysOf = (side: Side) => ({ self: createSelf(crypto, accounts[side]), hereKey: accounts[side].hereKey });
  const found = () => createSpaceToOpen(crypto, { kind: "ours" }, [accounts.A, accounts.B]);
  const ours = found();
  const own = ["A", "B", "me"].map((owner): SpaceToOpen => ({ ...found(), space: { kind: "mine", owner } }));
  return {
    crypto,
    keys: { A: keysOf("A"), B: keysOf("B") },
    spaces: [ours, ...own],
    ours: bytesToBase64Url(spaceOf(ours.genesis)),
  };
}

/** The sealed log of one tab in which both act: what A records is sealed by A's account, and what B records by B's. */
export function createCoupleLog({ people, store, clock, random }: CoupleLogTerms): EventLog {
  const { crypto, spaces, keys } = people;
  const terms = { crypto, spaces, clock, random };
  const whole = createSealedLog({ ...terms, ...keys.A, store });
  /** Hears nothing by itself; it is read when B acts. */
  const other = createSealedLog({ ...terms, ...keys.B, store: { ...store, subscribe: () => () => undefined } });

  async function catchUp(): Promise<Result<SealedReading, StorageError>> {
    const read = await whole.entries();
    return read.ok ? other.entries() : read;
  }

  /** Writes as B what was decided on what A's log knew. */
  async function asOther<Value>(
    write: (log: SealedLog) => Promise<Result<Value, NotRecorded>>,
  ): Promise<Result<Value, NotRecorded>> {
    const seen = whole.known();
    const caught = await catchUp();
    const isSeen = whole.known() === seen && other.known().nextSeq === seen.nextSeq;
    if (caught.ok && !isSeen) return err(overtaken(seen.nextSeq, caught.value.nextSeq));
    const written = await write(other);
    const followed = await whole.entries();
    assert(followed.ok || !written.ok, "what was just written can be read");
    return written;
  }

  type Recorded = Promise<Result<readonly RecordedEvent[], NotRecorded>>;
  const write = (events: readonly Said[], record: (log: SealedLog) => Recorded): Recorded =>
    events.some(isByB) ? asOther(record) : record(whole);
  const appendAll = (drafts: readonly EventDraft[]) => write(drafts, (log) => log.appendAll(drafts));

  return {
    entries: whole.entries,
    known: whole.known,
    append: appendOne(appendAll),
    appendAll,
    appendAgain: (events) => write(events, (log) => log.appendAgain(events)),
    async remove(eventIds) {
      const removed = await whole.remove(eventIds);
      return removed.ok ? asOther((log) => log.remove(eventIds)) : removed;
    },
    subscribe: whole.subscribe,
    close: whole.close,
  };
}

type Said = Pick<EventDraft, "space" | "body">;

function isByB({ space, body }: Said): boolean {
  if (space.kind === "mine") return space.owner === "B";
  return (body as { readonly event?: { readonly side?: unknown } } | null)?.event?.side === "B";
}

function overtaken(expectedSeq: number, actualSeq: number): NotRecorded {
  return { type: "not-recorded", reason: { type: "append-conflict", expectedSeq, actualSeq }, events: [] };
}

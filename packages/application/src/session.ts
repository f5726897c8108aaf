import { foldRoom, type Room } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { Clock, Instant, RandomSource, Result } from "@attune/kernel";
import { ok } from "@attune/kernel";
import type { DeviceStore, DraftStore, EventLog, LogReading, NotRecorded, Space, StorageError } from "@attune/sync";
import { isBySpeaker } from "./authorship.ts";
import { type Couple, foldCouple, NO_COUPLE, withoutOpenRoom } from "./couple.ts";
import { type CoupleEvent, coupleEventToBody, recordToCoupleEvent } from "./couple-event.ts";
import { crossedBetween, forgetCrossed } from "./crossed-drafts.ts";
import { draftKey, eraseDraft } from "./draft-spot.ts";
import { type Beside, foldBeside, NOTHING_BESIDE } from "./fold-beside.ts";
import type { Listening } from "./listening.ts";
import { recordToOwnRecord } from "./own-record.ts";

/** What a session stands on. */
export interface SessionSources {
  readonly log: EventLog;
  readonly drafts: DraftStore;
  readonly device: Pick<DeviceStore, "get" | "put">;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly listening: Listening;
}

/** What is known now. A new object for every change. */
export interface SessionState extends Beside {
  readonly couple: Couple;
  /** The open Room, or null: what both share, and each one's own part as far as this device can read it. */
  readonly room: Room | null;
  /** The account that formed the couple, which is A's; null before it was formed. */
  readonly founder: string | null;
  /** When the couple was formed; null before. */
  readonly joinedAt: Instant | null;
  /** Records that this version could not read; they are kept and left out. */
  readonly unreadable: number;
}

/** One event together with who may read it. */
export interface Recordable {
  readonly event: CoupleEvent;
  readonly space: Space;
}

/** What a decision records, next to whatever else it found. */
export interface Recording {
  readonly record: readonly Recordable[];
}

/** The couple on this device, from the log to what the screens see. */
export interface Session {
  readonly sources: SessionSources;
  state(): SessionState;
  /** Calls the listener after every change; ends with the returned function. */
  subscribe(listener: () => void): () => void;
  /** Records events, all or none, on the state that `decide` sees; decisions wait for each other. */
  record<Decided extends Recording, Refusal>(
    decide: (state: SessionState) => Result<Decided, Refusal>,
  ): Promise<Result<Decided, Refusal | NotRecorded>>;
  close(): void;
}

export const OURS: Space = { kind: "ours" };

/** What belongs to one partner alone. */
export function mine(side: Side): Space {
  return { kind: "mine", owner: side };
}

/** Records one event for both, whatever the state is. */
export async function recordOurs(session: Session, event: CoupleEvent): Promise<Result<void, NotRecorded>> {
  const recorded = await session.record<Recording, never>(() => ok({ record: [{ event, space: OURS }] }));
  return recorded.ok ? ok(undefined) : recorded;
}

/** Opens the session: reads the log once, then follows it. */
export async function openSession(sources: SessionSources): Promise<Result<Session, StorageError>> {
  const { log } = sources;
  const read = await log.entries();
  if (!read.ok) return read;
  const listeners = new Set<() => void>();
  let state = readState(EMPTY_STATE, log.known());
  await forgetCrossed(sources.drafts, state);
  let turn: Promise<unknown> = Promise.resolve();

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  const stop = log.subscribe((change) => {
    const before = state;
    if (change.type === "appended") state = readState(state, change);
    else if (change.type === "reordered") state = readState(EMPTY_STATE, log.known());
    else if (change.type === "erased") state = EMPTY_STATE;
    const crossed = crossedBetween(before, state);
    if (crossed.length === 0) tell();
    // The other's device may have let them cross: whoever looks next finds an empty page.
    else void Promise.all(crossed.map((spot) => eraseDraft(sources.drafts, draftKey(spot)))).then(tell);
  });

  async function decideAndRecord<Decided extends Recording, Refusal>(
    decide: (state: SessionState) => Result<Decided, Refusal>,
    attempts: number,
  ): Promise<Result<Decided, Refusal | NotRecorded>> {
    const decided = decide(state);
    if (!decided.ok) return decided;
    const recorded = await log.appendAll(
      decided.value.record.map(({ event, space }) => ({ type: event.type, body: coupleEventToBody(event), space })),
    );
    if (recorded.ok) return decided;
    const overtaken = recorded.error.reason.type === "append-conflict";
    return overtaken && attempts > 1 ? decideAndRecord(decide, attempts - 1) : recorded;
  }

  return ok({
    sources,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    record(decide) {
      const next = turn.then(() => decideAndRecord(decide, ATTEMPTS));
      turn = next.catch(() => undefined);
      return next;
    },
    close: stop,
  });
}

/** How often a decision is made again when another tab was faster. */
const ATTEMPTS = 3;

const EMPTY_STATE: SessionState = {
  couple: NO_COUPLE,
  room: null,
  ...NOTHING_BESIDE,
  founder: null,
  joinedAt: null,
  unreadable: 0,
};

/** `news.events` and `news.unreadable`: what stands in the log behind everything that made `before`. */
function readState(before: SessionState, news: Pick<LogReading, "events" | "unreadable">): SessionState {
  const formed = news.events.find(({ type }) => type === "couple-formed");
  const founder = before.founder ?? formed?.author ?? null;
  const joinedAt = before.joinedAt ?? formed?.recordedAt ?? null;
  const known: CoupleEvent[] = [];
  const { letters, own, tracks, places } = before;
  let beside: Beside = { letters, own, tracks, places };
  let unreadable = before.unreadable + news.unreadable.length;
  for (const record of news.events) {
    const event = recordToCoupleEvent(record);
    if (event === null) unreadable += recordToOwnRecord(record) === null ? 1 : 0;
    else if (isBySpeaker(record, event, founder)) {
      known.push(event);
      beside = foldBeside(beside, record, event);
    }
  }
  const couple = foldCouple(before.couple, known);
  const room = roomOf(before, couple);
  const read = { ...beside, founder, joinedAt, unreadable };
  if (room?.shared.status === "done") return { ...read, couple: withoutOpenRoom(couple), room: null };
  return { ...read, couple, room };
}

/** Continues the open Room from where it was, or folds it anew when it is another Room. */
function roomOf({ couple: { room: past }, room: known }: SessionState, { room }: Couple): Room | null {
  if (room === null) return null;
  if (known === null || past?.id !== room.id) return foldRoom(room.events).room;
  return foldRoom(room.events.slice(past.events.length), known).room;
}

import { endOf, FIRST_HELP, foldRoom, type Help, isOwnEvent, type RoomEvent } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { Instant } from "@attune/kernel";
import type { CoupleEvent, Moment } from "./couple-event.ts";

/** Which of the two inks belongs to whom. */
export type Hue = "dusk" | "lamp";

/** A Room that has ended. */
export interface PastRoom {
  readonly id: string;
  readonly openedAt: Instant;
  readonly endedAt: Instant;
  /** Closed together; otherwise someone left, and no reason is kept. */
  readonly closed: boolean;
  readonly moments: readonly Moment[];
}

/** The Room that is open, with everything recorded in it. */
export interface OpenRoom {
  readonly id: string;
  readonly openedAt: Instant;
  readonly events: readonly RoomEvent[];
  readonly moments: readonly Moment[];
}

/** What two people have on this device: the fold of their events. */
export interface Couple {
  /** Null until the two have said what they call themselves. */
  readonly names: Readonly<Record<Side, string>> | null;
  readonly hues: Readonly<Record<Side, Hue>>;
  readonly room: OpenRoom | null;
  /** Newest last. */
  readonly pastRooms: readonly PastRoom[];
  /** The help that the next Room is opened with. */
  readonly help: Help;
  readonly loopNamedAt: Instant | null;
}

export const NO_COUPLE: Couple = {
  names: null,
  hues: { A: "dusk", B: "lamp" },
  room: null,
  pastRooms: [],
  help: FIRST_HELP,
  loopNamedAt: null,
};

/** Folds events into what they amount to, continuing from what earlier events did. */
export function foldCouple(couple: Couple, events: readonly CoupleEvent[]): Couple {
  const fold = foldFrom(couple);
  for (const event of events) applyCoupleEvent(fold, event);
  return fold;
}

/**
 * The couple after a Room that is over although no record says so: that record could not be read, or each of two
 * devices took the other's last step for missing. A Room that opens does the same to one before it, so that nothing
 * keeps two people from their next conversation.
 */
export function withoutOpenRoom(couple: Couple): Couple {
  const fold = foldFrom(couple);
  if (fold.room !== null) endUnrecorded(fold, fold.room);
  return fold;
}

/** The couple while it is being folded: lists grow in place, so that a long log is folded without copying. */
type Fold = { -readonly [Key in keyof Couple]: Couple[Key] } & {
  pastRooms: PastRoom[];
  room: {
    readonly id: string;
    readonly openedAt: Instant;
    readonly events: RoomEvent[];
    readonly moments: Moment[];
  } | null;
};

function foldFrom(couple: Couple): Fold {
  const { pastRooms, room } = couple;
  return {
    ...couple,
    pastRooms: [...pastRooms],
    room: room && { ...room, events: [...room.events], moments: [...room.moments] },
  };
}

function applyCoupleEvent(fold: Fold, event: CoupleEvent): void {
  switch (event.type) {
    case "couple-formed":
      fold.names = event.names;
      break;
    case "partner-renamed":
      if (fold.names) fold.names = { ...fold.names, [event.side]: event.name };
      break;
    case "hues-swapped":
      fold.hues = { A: fold.hues.B, B: fold.hues.A };
      break;
    case "loop-named":
      fold.loopNamedAt = event.at;
      break;
    case "letter":
    case "own-letter":
    case "safety":
    case "picture":
    case "track-told":
    case "place-shared":
      break;
    default:
      applyInRoom(fold, event);
  }
}

type InRoom = Extract<CoupleEvent, { readonly roomId: string }>;

function applyInRoom(fold: Fold, event: InRoom): void {
  const isOpening = event.type === "room-event" && event.event.type === "room-opened";
  if (isOpening && fold.room?.id !== event.roomId) {
    if (fold.room !== null) endUnrecorded(fold, fold.room);
    fold.room = { id: event.roomId, openedAt: event.event.at, events: [], moments: [] };
  }
  if (fold.room?.id !== event.roomId) return;
  switch (event.type) {
    case "room-event":
      fold.room.events.push(event.event);
      break;
    case "moment-saved":
      saveMoment(fold.room.moments, event.moment);
      break;
    case "room-ended":
      endRoom(fold, fold.room, event);
      break;
  }
}

/** One of each kind from each partner: one whose step was refused in the end gives way to the one that was taken. */
function saveMoment(moments: Moment[], moment: Moment): void {
  const known = moments.findIndex(({ side, kind }) => side === moment.side && kind === moment.kind);
  moments.splice(known === -1 ? moments.length : known, 1, moment);
}

type RoomEnded = Extract<InRoom, { readonly type: "room-ended" }>;

function endRoom(fold: Fold, room: OpenRoom, { at, closed, help }: Omit<RoomEnded, "type" | "roomId">): void {
  const { id, openedAt, moments } = room;
  fold.pastRooms.push({ id, openedAt, endedAt: at, closed, moments });
  fold.help = help;
  fold.room = null;
}

function endUnrecorded(fold: Fold, room: OpenRoom): void {
  const last = room.events.findLast((event) => !isOwnEvent(event));
  endRoom(fold, room, { at: last?.at ?? room.openedAt, ...endOf(foldRoom(room.events).room.shared) });
}

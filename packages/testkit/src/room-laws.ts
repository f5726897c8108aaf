import {
  actInRoom,
  applyRoomEvent,
  type FacilitationLevel,
  type Heard,
  heardOf,
  isOwnEvent,
  LONGEST_PAUSE,
  type OfferedWords,
  outcomeOf,
  type Room,
  type RoomAct,
  type RoomEvent,
  type RoomStage,
  stageOf,
  UNOPENED_ROOM,
} from "@attune/domain/conversation";
import { otherSide, SIDES, type Side } from "@attune/domain/cycle";
import { createReading } from "./reading-builders.ts";
import { roomStep } from "./room-timeline.ts";

/** Follows a Room and says which laws it broke. */
export interface RoomWatch {
  readonly room: Room;
  /** Whether the last act or event was taken. */
  readonly taken: boolean;
  /** The laws that it broke, by name; empty when all is well. */
  readonly broken: readonly string[];
  /** The words that each partner offered last. */
  readonly offered: Readonly<Record<Side, OfferedWords | null>>;
}

/** One event that was taken, with the Room before and after it. */
interface Taken {
  readonly before: Room;
  readonly event: RoomEvent;
  readonly after: Room;
}

/** One act that was taken, with the events that are recorded of it and the words that it may let cross. */
interface Acted {
  readonly act: RoomAct;
  readonly events: readonly RoomEvent[];
  readonly approved: OfferedWords | null;
}

export const UNWATCHED_ROOM: RoomWatch = {
  room: UNOPENED_ROOM,
  taken: false,
  broken: [],
  offered: { A: null, B: null },
};

/** Lets someone act and looks at what came of it. */
export function watchAct(watch: RoomWatch, act: RoomAct): RoomWatch {
  freeze(act);
  const acted = actInRoom(watch.room, act);
  if (!acted.ok) return { ...watch, taken: false, broken: [] };
  const { events } = acted.value;
  let after = watch;
  const broken: string[] = [];
  for (const event of events) {
    after = watchEvent(after, event);
    broken.push(...after.broken);
  }
  const { level } = watch.room.shared.context;
  broken.push(...namesOf(ACT_LAWS, { act, events, approved: approvedBy(act, watch.offered[act.side], level) }));
  return { ...after, broken, offered: remember(watch.offered, act) };
}

/** Takes one event and looks at what came of it. Freezes what the fold was given, so that it throws on a change. */
export function watchEvent(watch: RoomWatch, event: RoomEvent): RoomWatch {
  const { room: before } = watch;
  freeze(before.shared.context);
  freeze(before.own);
  freeze(event);
  const step = applyRoomEvent(before, event);
  if (!step.ok) return { ...watch, taken: false, broken: [] };
  const { room: after } = step.value;
  return { ...watch, room: after, taken: true, broken: namesOf(LAWS, { before, event, after }) };
}

const CHOSEN: readonly RoomStage[] = ["speaking", "crossing", "replying", "landing", "landed", "mirroring"];
const ENDED: readonly RoomStage[] = ["closed", "left"];
const ANY_WORDS = {
  text: "Any words.",
  heard: heardOf({ reading: createReading(), disputed: false, answersCycle: false }),
};

/** What holds for every event that is taken, wherever it comes from. */
const LAWS: Laws<Taken> = {
  "one floor, and only its owner can say something": ({ after: { shared }, event: { at } }) => {
    const { floor } = shared.context;
    const canGive = SIDES.filter((side) => shared.can({ type: "words-given", at, side, ...ANY_WORDS }));
    const canReply = SIDES.filter((side) =>
      shared.can({ type: "reply-given", at, side, kind: "reflect", ...ANY_WORDS }),
    );
    return canGive.every((side) => side === floor) && canReply.every((side) => otherSide(side) === floor);
  },
  "someone has the floor as long as words go back and forth": ({ after: { shared } }) =>
    !CHOSEN.includes(stageOf(shared)) || shared.context.floor !== null,
  "a partner's own event changes nothing that is shared, and nothing of the other's": ({ before, event, after }) => {
    const other = otherSide(event.side);
    return !isOwnEvent(event) || (after.shared === before.shared && after.own[other] === before.own[other]);
  },
  "words of both wait only where each names what was new": ({ after: { shared, own } }) =>
    SIDES.some((side) => own[side].pending === null) || ["integrating", "paused"].includes(stageOf(shared)),
  "a message waits only while it crosses, or the Room rests": ({ after: { shared } }) =>
    shared.context.waiting === null
      ? stageOf(shared) !== "crossing"
      : ["crossing", "paused", "left"].includes(stageOf(shared)),
  "the message that waited crosses when its listener is ready, and none crosses else": ({ before, event, after }) => {
    const { floor, waiting, exchanges } = before.shared.context;
    const crossed = after.shared.context.exchanges;
    if (event.type !== "listener-ready") return crossed.length === exchanges.length;
    return crossed.at(-1)?.message === waiting && otherSide(event.side) === floor;
  },
  "a paused Room has a return ahead, and no other Room has one": ({ before, event, after: { shared } }) => {
    const { pause } = shared.context;
    if (stageOf(shared) !== "paused") return pause === null || stageOf(shared) === "left";
    if (pause === null) return false;
    const isNew = pause !== before.shared.context.pause;
    return !isNew || (pause.returnAt > event.at && pause.returnAt <= event.at + LONGEST_PAUSE);
  },
  "anyone can leave in one step": ({ after, event }) =>
    ENDED.includes(stageOf(after.shared)) ||
    SIDES.every((side) => {
      const step = applyRoomEvent(after, { type: "room-left", side, at: event.at });
      return step.ok && stageOf(step.value.room.shared) === "left";
    }),
  "no run of cycle exchanges passes three, and the third one rests": ({ after: { shared } }) => {
    const { cycleRun } = shared.context;
    return cycleRun < 3 || (cycleRun === 3 && ["paused", "left"].includes(stageOf(shared)));
  },
  "the help stays between 0 and 3, and rises by one on a run only": ({ before, event, after }) => {
    const { level, cycleRun } = after.shared.context;
    const { level: known, cycleRun: knownRun } = before.shared.context;
    if (event.type === "room-opened") return level === event.help.level;
    const isRun = cycleRun === 2 && knownRun === 1;
    return level >= 0 && level <= 3 && level === (isRun ? Math.min(3, known + 1) : known);
  },
  "an ended Room takes nothing": ({ after, event }) => !ENDED.includes(stageOf(after.shared)) || isOver(after, event),
};

/** What holds for everything that someone does. */
const ACT_LAWS: Laws<Acted> = {
  "what crosses was offered with a reading, and was not held or was released by its author": ({ events, approved }) =>
    events.flatMap(wordsIn).every(({ text, heard }) => {
      const isHeardAs = approved !== null && JSON.stringify(heardOf(approved)) === JSON.stringify(heard);
      return approved?.text === text && (heard === null || isHeardAs);
    }),
  "own events come first, and what both have of them carries the same moment and side": ({ act, events }) =>
    events[0] === act &&
    events.every(({ at, side }) => at === act.at && side === act.side) &&
    events.slice(1).every((event) => !isOwnEvent(event)),
};

type Laws<Case> = Readonly<Record<string, (found: Case) => boolean>>;

function namesOf<Case>(laws: Laws<Case>, found: Case): readonly string[] {
  return Object.keys(laws).filter((name) => laws[name]?.(found) === false);
}

/** The words that an act of their author may let cross; null for none. */
function approvedBy(act: RoomAct, offered: OfferedWords | null, level: FacilitationLevel): OfferedWords | null {
  if (act.type === "words-released") return offered && { ...offered, disputed: true };
  if (act.type !== "words-offered") return null;
  return act.disputed || outcomeOf(act.reading, level) !== "held" ? act : null;
}

function remember(offered: RoomWatch["offered"], act: RoomAct): RoomWatch["offered"] {
  if (act.type === "words-withdrawn") return { ...offered, [act.side]: null };
  return act.type === "words-offered" ? { ...offered, [act.side]: act } : offered;
}

/** The words that an event brings to both, with what the rules know of them; null for a line on what was new. */
function wordsIn(event: RoomEvent): readonly { readonly text: string; readonly heard: Heard | null }[] {
  if (event.type === "newness-named") return [{ text: event.text, heard: null }];
  if (event.type === "not-yet") return event.correction === null ? [] : [event.correction];
  return event.type === "words-given" || event.type === "reply-given" ? [event] : [];
}

function isOver(room: Room, event: RoomEvent): boolean {
  const { opens, arrives, takesFloor, pauses, leaves } = roomStep;
  const probes = [opens(), arrives("A"), takesFloor("B"), pauses("A"), leaves("A"), leaves("B")];
  const tried = [event, ...probes.map((step) => step(event.at))];
  return room.shared.status === "done" && tried.every((probe) => !applyRoomEvent(room, probe).ok);
}

/** Freezes all the way down, and stops where it has been before. */
function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

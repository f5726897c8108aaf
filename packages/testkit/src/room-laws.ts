import {
  applyRoomEvent,
  LONGEST_PAUSE,
  outcomeOf,
  type RoomEvent,
  type RoomSnapshot,
  type RoomStage,
  UNOPENED_ROOM,
  viewRoom,
} from "@attune/domain/conversation";
import { otherSide, type Reading, SIDES, type Side } from "@attune/domain/cycle";
import { roomStep } from "./room-timeline.ts";

/** Follows a Room and says which laws it broke. */
export interface RoomWatch {
  readonly snapshot: RoomSnapshot;
  /** Whether the last event was taken. */
  readonly taken: boolean;
  /** The laws that the last event broke, by name; empty when all is well. */
  readonly broken: readonly string[];
  /** For each partner the words they approved and that have not crossed. */
  readonly approved: Readonly<Record<Side, Approval | null>>;
}

/** Words offered with a reading, and whether nothing keeps them from crossing. */
interface Approval {
  readonly text: string;
  readonly reading: Reading;
  readonly isFree: boolean;
}

/** One event that was taken, with the Room before and after it. */
interface Taken {
  readonly before: RoomSnapshot;
  readonly event: RoomEvent;
  readonly after: RoomSnapshot;
  readonly approved: RoomWatch["approved"];
}

export const UNWATCHED_ROOM: RoomWatch = {
  snapshot: UNOPENED_ROOM,
  taken: false,
  broken: [],
  approved: { A: null, B: null },
};

/** Takes one event and looks at what came of it. Freezes what the machine was given, so that it throws on a change. */
export function watchRoom({ snapshot: before, approved }: RoomWatch, event: RoomEvent): RoomWatch {
  freeze(before.context);
  freeze(event);
  const step = applyRoomEvent(before, event);
  if (!step.ok) return { snapshot: before, taken: false, broken: [], approved };
  const { snapshot: after } = step.value;
  const taken = { before, event, after, approved: approve(before, event, approved) };
  return {
    snapshot: after,
    taken: true,
    broken: Object.keys(LAWS).filter((name) => LAWS[name]?.(taken) === false),
    approved: withoutCrossed(taken),
  };
}

const CHOSEN: readonly RoomStage[] = ["speaking", "crossing", "replying", "landing", "landed", "mirroring"];
const ENDED: readonly RoomStage[] = ["closed", "left"];

const LAWS: Readonly<Record<string, (taken: Taken) => boolean>> = {
  "one floor, and only its owner can say something": ({ after, event }) => {
    const canSpeak = SIDES.filter((side) => after.can(roomStep.says(side)(event.at)));
    const canReply = SIDES.filter((side) => after.can(roomStep.replies(side)(event.at)));
    if (stageOf(after) === "integrating") return canReply.length === 0;
    const { floor } = after.context;
    return canSpeak.every((side) => side === floor) && canReply.every((side) => otherSide(side) === floor);
  },
  "someone has the floor as long as words go back and forth": ({ after }) =>
    !CHOSEN.includes(stageOf(after)) || after.context.floor !== null,
  "words of both wait only where each names what was new": ({ after }) => {
    const bothWait = SIDES.every((side) => after.context.pending[side] !== null);
    return !bothWait || ["integrating", "paused", "left"].includes(stageOf(after));
  },
  "what crosses was offered with a reading, and was not held or was released by its author": (taken) =>
    crossings(taken).every(({ side, text, reading }) => {
      const approval = taken.approved[side];
      return approval?.isFree === true && approval.text === text && (reading === null || approval.reading === reading);
    }),
  "a message crosses when its listener is ready": ({ before, event, after }) =>
    after.context.exchanges.length === before.context.exchanges.length ||
    (event.type === "listener-ready" && otherSide(event.side) === before.context.floor),
  "a paused Room has a return ahead, and no other Room has one": ({ before, event, after }) => {
    const { pause } = after.context;
    if (stageOf(after) !== "paused") return pause === null || stageOf(after) === "left";
    if (pause === null) return false;
    return pause === before.context.pause || (pause.returnAt > event.at && pause.returnAt <= event.at + LONGEST_PAUSE);
  },
  "anyone can leave in one step": ({ after, event }) =>
    ENDED.includes(stageOf(after)) ||
    SIDES.every((side) => {
      const step = applyRoomEvent(after, roomStep.leaves(side)(event.at));
      return step.ok && stageOf(step.value.snapshot) === "left";
    }),
  "no run of cycle exchanges passes three, and the third one rests": ({ after }) => {
    const { cycleRun } = after.context;
    return cycleRun < 3 || (cycleRun === 3 && ["paused", "left"].includes(stageOf(after)));
  },
  "the help stays between 0 and 3, and rises by one on a run only": ({ before, event, after }) => {
    const { level, cycleRun } = after.context;
    if (event.type === "room-opened") return level === event.help.level;
    const isRun = cycleRun === 2 && before.context.cycleRun === 1;
    return level >= 0 && level <= 3 && level === (isRun ? Math.min(3, before.context.level + 1) : before.context.level);
  },
  "an ended Room takes nothing": ({ after, event }) =>
    !ENDED.includes(stageOf(after)) ||
    (after.status === "done" && [event, ...probes(event)].every((probe) => !applyRoomEvent(after, probe).ok)),
};

interface Crossing {
  readonly side: Side;
  readonly text: string;
  /** Null for a line on what was new, of which only the text is kept. */
  readonly reading: Reading | null;
}

/** What reached the partner with this step. */
function crossings({ before, after }: Taken): readonly Crossing[] {
  const known = new Set(crossedIn(before).map(({ words }) => words));
  const inExchanges = crossedIn(after).filter(({ words }) => !known.has(words));
  const lines = SIDES.filter((side) => before.context.newness[side] === null)
    .map((side) => ({ side, text: after.context.newness[side] ?? "", reading: null }))
    .filter(({ text }) => text !== "");
  return [...inExchanges.map(({ side, words }) => ({ side, text: words.text, reading: words.reading })), ...lines];
}

/** Earlier exchanges are the same objects before and after; the last two are enough to find what is new. */
function crossedIn({ context }: RoomSnapshot) {
  return context.exchanges
    .slice(-2)
    .flatMap(({ speaker, message, replies, corrections }) => [
      ...[message, ...corrections].map((words) => ({ side: speaker, words })),
      ...replies.map((words) => ({ side: otherSide(speaker), words })),
    ]);
}

function approve(before: RoomSnapshot, event: RoomEvent, approved: RoomWatch["approved"]): RoomWatch["approved"] {
  const { side } = event;
  const known = approved[side];
  const words = event.type === "not-yet" ? event.correction : "text" in event ? event : null;
  if (words !== null) {
    const isFree = outcomeOf(words.reading, before.context.level) !== "held";
    return { ...approved, [side]: { text: words.text, reading: words.reading, isFree } };
  }
  if (event.type === "words-withdrawn") return { ...approved, [side]: null };
  if (event.type === "words-released" && known !== null) return { ...approved, [side]: { ...known, isFree: true } };
  return approved;
}

function withoutCrossed(taken: Taken): RoomWatch["approved"] {
  const crossed = crossings(taken).map(({ side }) => side);
  const left = (side: Side) => (crossed.includes(side) ? null : taken.approved[side]);
  return { A: left("A"), B: left("B") };
}

function probes({ at }: RoomEvent): readonly RoomEvent[] {
  const { opens, arrives, takesFloor, pauses, leaves } = roomStep;
  return [opens(), arrives("A"), takesFloor("B"), pauses("A"), leaves("A"), leaves("B")].map((step) => step(at));
}

function stageOf(snapshot: RoomSnapshot): RoomStage {
  return viewRoom(snapshot, "A").stage;
}

/** Freezes all the way down, and stops where it has been before. */
function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

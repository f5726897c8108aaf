import { assert } from "@attune/kernel";
import { otherSide, type Side } from "../cycle/index.ts";
import { type CrossedWords, type Exchange, isCycleExchange, RUN_TO_MIRROR } from "./exchange.ts";
import { raiseLevel } from "./facilitation.ts";
import type { Heard } from "./heard.ts";
import { openingOf } from "./opening.ts";
import { defaultReturn, type Pause } from "./pause.ts";
import type { MirrorCause, RoomContext } from "./room-context.ts";
import type { SharedEvent, SharedEventOf, SharedEventType } from "./shared-event.ts";
import { tallyCrossing } from "./tally.ts";

/** What a step looks at: what the two share, and the event that has come. */
export interface Scope {
  readonly context: RoomContext;
  readonly event: SharedEvent;
}

/** The part of the context that a step changes. */
type Change = Partial<RoomContext>;

const NOBODY_ARRIVED: Change = { green: { A: null, B: null } };

export function openRoom({ event }: Scope): Change {
  const { help } = expected(event, "room-opened");
  return { help, level: help.level };
}

export function markArrived({ context, event }: Scope): Change {
  const { side, green } = expected(event, "arrived");
  return { green: { ...context.green, [side]: green } };
}

export function takeFloor({ event }: Scope): Change {
  return { floor: event.side };
}

export function passFloor({ event }: Scope): Change {
  return { floor: otherSide(event.side), smaller: false };
}

/** The speaker's message waits until the listener is ready. */
export function keepWaiting({ event }: Scope): Change {
  return { waiting: crossed(event.at, expected(event, "words-given")) };
}

export function takeBack(): Change {
  return { waiting: null };
}

/** The speaker's message reaches the listener. */
export function deliverMessage({ context, event }: Scope): Change {
  const { waiting } = context;
  assert(waiting !== null, "a message waits to cross");
  const speaker = otherSide(event.side);
  const opening = openingOf(waiting.heard.vulnerable, context.tally[speaker]);
  const hasOpened = context.exchanges.some((past) => past.speaker === speaker && past.opening !== null);
  const exchange: Exchange = {
    speaker,
    message: waiting,
    opening: hasOpened ? null : opening,
    replies: [],
    corrections: [],
    notYet: 0,
    landed: false,
  };
  return {
    waiting: null,
    exchanges: [...context.exchanges, exchange],
    smaller: false,
    ...count(context, speaker, waiting.heard),
  };
}

/** The listener's reply reaches the speaker, and the Room counts whether the two fed the loop. */
export function deliverReply({ context, event }: Scope): Change {
  const given = expected(event, "reply-given");
  const reply = { ...crossed(given.at, given), kind: given.kind };
  const cycleRun = runAfterReply({ context, event });
  return {
    ...changeExchange(context, (exchange) => ({ ...exchange, replies: [...exchange.replies, reply] })),
    ...count(context, given.side, given.heard),
    cycleRun,
    cycleExchanges: context.cycleExchanges + (cycleRun > 0 ? 1 : 0),
    level: cycleRun === RUN_TO_MIRROR ? raiseLevel(context.level) : context.level,
  };
}

/** How many exchanges in a row fed the loop, when the reply of this event crosses. */
export function runAfterReply({ context, event }: Scope): number {
  const { heard } = expected(event, "reply-given");
  return isCycleExchange(currentExchange(context), heard) ? context.cycleRun + 1 : 0;
}

/** The exchange under way. */
export function currentExchange(context: RoomContext): Exchange {
  const exchange = context.exchanges.at(-1);
  assert(exchange !== undefined, "an exchange is under way");
  return exchange;
}

/** The pause under way. */
export function pauseOf({ pause }: RoomContext): Pause {
  assert(pause !== null, "a pause is under way");
  return pause;
}

export function markLanded({ context }: Scope): Change {
  return changeExchange(context, (exchange) => ({ ...exchange, landed: true }));
}

/** The speaker does not feel heard yet; a correction reaches the listener with it. */
export function markNotYet({ context, event }: Scope): Change {
  const { at, side, correction } = expected(event, "not-yet");
  const notYet = currentExchange(context).notYet + 1;
  if (correction === null) return changeExchange(context, (exchange) => ({ ...exchange, notYet }));
  const corrections = [...currentExchange(context).corrections, crossed(at, correction)];
  return {
    ...changeExchange(context, (exchange) => ({ ...exchange, notYet, corrections })),
    ...count(context, side, correction.heard),
  };
}

export function openMirror(cause: MirrorCause): Change {
  return { mirror: { cause, readBy: [] } };
}

export function readMirror({ context, event }: Scope): Change {
  return { mirror: context.mirror && { ...context.mirror, readBy: [...context.mirror.readBy, event.side] } };
}

/** Both have read the mirror: the same speaker tries again, with a smaller sentence. */
export function closeMirror(): Change {
  return { mirror: null, smaller: true };
}

/** One line on what was new reaches both; an empty line when it was left out. */
export function saveNewness({ context, event }: Scope): Change {
  const text = event.type === "newness-named" ? event.text : "";
  return { newness: { ...context.newness, [event.side]: text } };
}

export function markParted({ context, event }: Scope): Change {
  return { parted: [...context.parted, event.side] };
}

/** The Room itself rests, with a return time that either partner may move. */
export function rest({ event }: Scope, cause: "arrival" | "cycle-run"): Change {
  const pause: Pause = { cause, by: null, returnAt: defaultReturn(event.at), promise: null, resumes: "floor" };
  return { pause, ...NOBODY_ARRIVED };
}

/** A partner steps out, and says when they come back. */
export function stepOut({ event }: Scope, resumes: Pause["resumes"]): Change {
  const { side, returnAt, promise } = expected(event, "pause-called");
  return { pause: { cause: "called", by: side, returnAt, promise, resumes }, ...NOBODY_ARRIVED };
}

export function moveReturn({ context, event }: Scope): Change {
  const { returnAt } = expected(event, "return-moved");
  return { pause: { ...pauseOf(context), returnAt } };
}

/** Both came back and not both are steady: the pause goes on, with an end that lies ahead. */
export function restLonger({ context, event }: Scope): Change {
  const returnAt = defaultReturn(event.at);
  return { pause: { ...pauseOf(context), cause: "arrival", by: null, promise: null, returnAt }, ...NOBODY_ARRIVED };
}

/** Both are steady again, and go on where they were. */
export function comeBack(): Change {
  return { pause: null, ...NOBODY_ARRIVED };
}

/** Both are steady again, and choose anew who speaks. No run goes on. */
export function startAnew(): Change {
  return { ...comeBack(), cycleRun: 0, floor: null, smaller: false };
}

function expected<Type extends SharedEventType>(event: SharedEvent, type: Type): SharedEventOf<Type> {
  assert(event.type === type, `the step is reached by ${type} only`);
  return event as SharedEventOf<Type>;
}

function crossed(at: CrossedWords["at"], { text, heard }: Omit<CrossedWords, "at">): CrossedWords {
  return { at, text, heard };
}

function count(context: RoomContext, side: Side, heard: Heard): Change {
  return { tally: { ...context.tally, [side]: tallyCrossing(context.tally[side], heard) } };
}

function changeExchange(context: RoomContext, change: (exchange: Exchange) => Exchange): Change {
  return { exchanges: [...context.exchanges.slice(0, -1), change(currentExchange(context))] };
}

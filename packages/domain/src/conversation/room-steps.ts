import { assert } from "@attune/kernel";
import { otherSide, type Reading, type Side } from "../cycle/index.ts";
import { depthOf } from "./depth.ts";
import { type CrossedWords, type Exchange, isCycleExchange, isCycleTalk, RUN_TO_MIRROR } from "./exchange.ts";
import { raiseLevel } from "./facilitation.ts";
import { openingOf } from "./opening.ts";
import { defaultReturn, type Pause } from "./pause.ts";
import type { MirrorCause, PendingWords, RoomContext } from "./room-context.ts";
import type { RoomEvent, RoomEventOf, RoomEventType } from "./room-event.ts";
import { tallyCrossing, tallyOffer } from "./tally.ts";

/** The part of the context that a step changes. */
type Change = Partial<RoomContext>;

/** What a step looks at: the Room as it is, and the event that has come. */
interface Scope {
  readonly context: RoomContext;
  readonly event: RoomEvent;
}

const NO_ARRIVAL: Change = { arrival: { A: null, B: null } };
const CALM: Change = { depth: { A: "calm", B: "calm" } };
const NO_PENDING: Change = { pending: { A: null, B: null } };

export function openRoom({ event }: Scope): Change {
  const { help } = expected(event, "room-opened");
  return { help, level: help.level };
}

export function checkArrival({ context, event }: Scope): Change {
  const { side, willing, arousal, clearHeaded } = expected(event, "arrival-checked");
  return { arrival: { ...context.arrival, [side]: { willing, arousal, clearHeaded } } };
}

export function takeFloor({ event }: Scope): Change {
  return { floor: event.side };
}

export function passFloor({ event }: Scope): Change {
  return { floor: otherSide(event.side), smaller: false, ...NO_PENDING };
}

/** The author's words are read: kept as theirs alone, and counted for their own guidance. */
export function offerWords({ context, event }: Scope): Change {
  const { side } = event;
  const words = offeredWords(event);
  if (words === null) return {};
  const tally = tallyOffer(context.tally[side], words.reading, isCycleTalk(words.reading));
  return {
    pending: { ...context.pending, [side]: words },
    tally: { ...context.tally, [side]: tally },
    depth: { ...context.depth, [side]: depthOf(words.reading, tally.cycleTurns) },
  };
}

export function withdrawWords({ context, event }: Scope): Change {
  return { pending: { ...context.pending, [event.side]: null } };
}

/** The author says of held words: this is not that. They count as offered now, so that no time shows they were held. */
export function disputeWords({ context, event }: Scope): Change {
  const words = { ...pendingOf(context, event.side), at: event.at, disputed: true };
  return { pending: { ...context.pending, [event.side]: words } };
}

/** The speaker's message reaches the listener. */
export function deliverMessage({ context, event }: Scope): Change {
  const speaker = otherSide(event.side);
  const words = pendingOf(context, speaker);
  const past = context.exchanges.filter((exchange) => exchange.speaker === speaker);
  const { toward, away, crossedToward, crossedAway } = context.tally[speaker];
  const opening = openingOf(words.reading, { toward: crossedToward, away: crossedAway });
  const ownOpening = openingOf(words.reading, { toward, away });
  const exchange: Exchange = {
    speaker,
    message: crossed(words),
    opening: past.some((exchange) => exchange.opening !== null) ? null : opening,
    ownOpening: past.some((exchange) => exchange.ownOpening !== null) ? null : ownOpening,
    replies: [],
    corrections: [],
    notYet: 0,
    landed: false,
  };
  return { exchanges: [...context.exchanges, exchange], smaller: false, ...leavePending(context, speaker) };
}

/** The listener's reply reaches the speaker, and the Room counts whether the two fed the loop. */
export function deliverReply({ context, event }: Scope): Change {
  const words = pendingOf(context, event.side);
  const fedLoop = replyFeedsLoop(context, words);
  const cycleRun = fedLoop ? context.cycleRun + 1 : 0;
  const reply = { ...crossed(words), kind: words.kind };
  return {
    ...changeExchange(context, (exchange) => ({ ...exchange, replies: [...exchange.replies, reply] })),
    ...leavePending(context, event.side),
    cycleRun,
    cycleExchanges: context.cycleExchanges + (fedLoop ? 1 : 0),
    level: cycleRun === RUN_TO_MIRROR ? raiseLevel(context.level) : context.level,
  };
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

/** Whether a reply, if it crosses, makes the current exchange one that fed the loop. */
export function replyFeedsLoop(context: RoomContext, reply: Pick<CrossedWords, "reading" | "disputed">): boolean {
  return isCycleExchange(currentExchange(context), reply);
}

export function markLanded({ context }: Scope): Change {
  return changeExchange(context, (exchange) => ({ ...exchange, landed: true }));
}

/** The speaker does not feel heard yet; a correction that waits reaches the listener with it. */
export function markNotYet({ context, event }: Scope): Change {
  const words = context.pending[event.side];
  const corrections = words === null ? [] : [crossed(words)];
  return {
    ...changeExchange(context, (exchange) => ({
      ...exchange,
      notYet: exchange.notYet + 1,
      corrections: [...exchange.corrections, ...corrections],
    })),
    ...(words === null ? {} : leavePending(context, event.side)),
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
  const text = context.pending[event.side]?.text ?? "";
  return { newness: { ...context.newness, [event.side]: text }, ...withdrawWords({ context, event }) };
}

export function checkOut({ context, event }: Scope): Change {
  const { side, arousal, closeness } = expected(event, "checked-out");
  return { checkOut: { ...context.checkOut, [side]: { arousal, closeness } } };
}

/** The Room itself rests, with a return time that either partner may move. */
export function rest({ event }: Scope, cause: "arrival" | "cycle-run"): Change {
  const pause: Pause = { cause, by: null, returnAt: defaultReturn(event.at), promise: null, resumes: "floor" };
  return { pause, ...NO_ARRIVAL };
}

/** A partner steps out, and says when they come back. */
export function stepOut({ event }: Scope, resumes: Pause["resumes"]): Change {
  const { side, returnAt, promise } = expected(event, "pause-called");
  return { pause: { cause: "called", by: side, returnAt, promise, resumes }, ...NO_ARRIVAL };
}

export function moveReturn({ context, event }: Scope): Change {
  const { returnAt } = expected(event, "return-moved");
  return { pause: { ...pauseOf(context), returnAt } };
}

/** Both came back and not both are steady: the pause goes on, with an end that lies ahead. */
export function restLonger({ context, event }: Scope): Change {
  const returnAt = defaultReturn(event.at);
  return {
    pause: { ...pauseOf(context), cause: "arrival", by: null, promise: null, returnAt },
    ...NO_ARRIVAL,
  };
}

/** Both are steady again, and go on where they were. */
export function comeBack(): Change {
  return { pause: null, ...NO_ARRIVAL };
}

/** Both are steady again, and choose anew who speaks. No run goes on, for the two or for either. */
export function startAnew({ context }: Scope): Change {
  const { A, B } = context.tally;
  const tally = { A: { ...A, cycleTurns: 0 }, B: { ...B, cycleTurns: 0 } };
  return { pause: null, cycleRun: 0, floor: null, smaller: false, tally, ...CALM, ...NO_ARRIVAL, ...NO_PENDING };
}

function expected<Type extends RoomEventType>(event: RoomEvent, type: Type): RoomEventOf<Type> {
  assert(event.type === type, `the step is reached by ${type} only`);
  return event as RoomEventOf<Type>;
}

function offeredWords(event: RoomEvent): PendingWords | null {
  const { at } = event;
  if (event.type === "reply-offered")
    return { at, text: event.text, reading: event.reading, disputed: false, kind: event.kind };
  const words = event.type === "not-yet" ? event.correction : expected(event, "words-offered");
  return words && { at, text: words.text, reading: words.reading, disputed: false, kind: null };
}

function pendingOf(context: RoomContext, side: Side): PendingWords {
  const words = context.pending[side];
  assert(words !== null, "words wait to cross");
  return words;
}

function crossed({ at, text, reading, disputed }: PendingWords): CrossedWords {
  return { at, text, reading, disputed };
}

function leavePending(context: RoomContext, side: Side): Change {
  const { reading }: { reading: Reading } = pendingOf(context, side);
  return {
    pending: { ...context.pending, [side]: null },
    tally: { ...context.tally, [side]: tallyCrossing(context.tally[side], reading) },
  };
}

function changeExchange(context: RoomContext, change: (exchange: Exchange) => Exchange): Change {
  return { exchanges: [...context.exchanges.slice(0, -1), change(currentExchange(context))] };
}

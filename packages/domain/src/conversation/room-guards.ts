import { otherSide, type Reading, SIDES } from "../cycle/index.ts";
import { type Arrival, isGreen } from "./arrival.ts";
import { RUN_TO_MIRROR, RUN_TO_PAUSE } from "./exchange.ts";
import { outcomeOf } from "./listening-policy.ts";
import type { RoomContext } from "./room-context.ts";
import type { RoomEvent } from "./room-event.ts";
import { currentExchange, pauseOf, replyFeedsLoop } from "./room-steps.ts";

/** What a guard looks at: the Room as it is, and the event that has come. */
export interface Scope {
  readonly context: RoomContext;
  readonly event: RoomEvent;
}

const isSpeaker = ({ context, event }: Scope): boolean => event.side === context.floor;

const isListener = ({ context, event }: Scope): boolean => otherSide(event.side) === context.floor;

/** The words in this event are held at the level the Room helps with now. */
const isHeld = ({ context, event }: Scope): boolean => {
  const reading = readingOf(event);
  return reading !== null && outcomeOf(reading, context.level) === "held";
};

/** This partner has words that have not crossed. */
export const hasPending = ({ context, event }: Scope): boolean => context.pending[event.side] !== null;

/** With the reply that crosses now, three exchanges in a row fed the loop. */
const isThirdCycleExchange = (scope: Scope): boolean => runAfterReply(scope) >= RUN_TO_PAUSE;

/** With the reply that crosses now, two exchanges in a row fed the loop. */
const isSecondCycleExchange = (scope: Scope): boolean => runAfterReply(scope) === RUN_TO_MIRROR;

/** The speaker has said *not yet* to this message before. */
const isSecondNotYet = ({ context }: Scope): boolean => currentExchange(context).notYet >= 1;

/** With this answer both partners have checked in. */
const bothArrived = (scope: Scope): boolean => arrivals(scope).every((arrival) => arrival !== null);

/** With this answer both partners have checked in, and both are green. */
const bothGreen = (scope: Scope): boolean => arrivals(scope).every((arrival) => arrival !== null && isGreen(arrival));

const hasNotArrived = ({ context, event }: Scope): boolean => context.arrival[event.side] === null;

/** This partner has not done this shared step yet: read the mirror, named what was new, checked out. */
const hasNotRead = ({ context, event }: Scope): boolean => !context.mirror?.readBy.includes(event.side);
const hasNotNamed = ({ context, event }: Scope): boolean => context.newness[event.side] === null;
const hasNotCheckedOut = ({ context, event }: Scope): boolean => context.checkOut[event.side] === null;

/** The other partner has done it, so that this partner's step completes it. */
const partnerRead = ({ context, event }: Scope): boolean =>
  context.mirror?.readBy.includes(otherSide(event.side)) === true;
const partnerNamed = ({ context, event }: Scope): boolean => context.newness[otherSide(event.side)] !== null;
const partnerCheckedOut = ({ context, event }: Scope): boolean => context.checkOut[otherSide(event.side)] !== null;

/** The pause was called during a step, and leads back to it. */
const resumesHere = ({ context }: Scope): boolean => pauseOf(context).resumes === "here";

/** The guards by the names that the machine calls them. */
export const roomGuards = {
  isSpeaker,
  isListener,
  isHeld,
  hasPending,
  isThirdCycleExchange,
  isSecondCycleExchange,
  isSecondNotYet,
  bothArrived,
  bothGreen,
  hasNotArrived,
  hasNotRead,
  hasNotNamed,
  hasNotCheckedOut,
  partnerRead,
  partnerNamed,
  partnerCheckedOut,
  resumesHere,
} as const;

/** How many exchanges in a row fed the loop, if the reply of this event crosses now. */
function runAfterReply({ context, event }: Scope): number {
  const reading = readingOf(event);
  const waiting = context.pending[event.side];
  const reply = reading === null ? waiting && { ...waiting, disputed: true } : { reading, disputed: false };
  return reply !== null && replyFeedsLoop(context, reply) ? context.cycleRun + 1 : 0;
}

function arrivals({ context, event }: Scope): readonly (Arrival | null)[] {
  return SIDES.map((side) => (event.type === "arrival-checked" && side === event.side ? event : context.arrival[side]));
}

function readingOf(event: RoomEvent): Reading | null {
  if (event.type === "not-yet") return event.correction?.reading ?? null;
  return event.type === "words-offered" || event.type === "reply-offered" ? event.reading : null;
}

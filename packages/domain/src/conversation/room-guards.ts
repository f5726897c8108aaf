import { otherSide, SIDES } from "../cycle/index.ts";
import { RUN_TO_MIRROR, RUN_TO_PAUSE } from "./exchange.ts";
import { currentExchange, pauseOf, runAfterReply, type Scope } from "./room-steps.ts";

const isSpeaker = ({ context, event }: Scope): boolean => event.side === context.floor;

const isListener = ({ context, event }: Scope): boolean => otherSide(event.side) === context.floor;

/** With the reply that crosses now, three exchanges in a row fed the loop. */
const isThirdCycleExchange = (scope: Scope): boolean => runAfterReply(scope) >= RUN_TO_PAUSE;

/** With the reply that crosses now, two exchanges in a row fed the loop. */
const isSecondCycleExchange = (scope: Scope): boolean => runAfterReply(scope) === RUN_TO_MIRROR;

/** The speaker has said *not yet* to this message before. */
const isSecondNotYet = ({ context }: Scope): boolean => currentExchange(context).notYet >= 1;

/** With this answer both partners have checked in. */
const bothArrived = (scope: Scope): boolean => greens(scope).every((green) => green !== null);

/** With this answer both partners have checked in, and both are green. */
const bothGreen = (scope: Scope): boolean => greens(scope).every((green) => green === true);

/** This partner has not done this shared step yet: checked in, read the mirror, named what was new, checked out. */
const hasNotArrived = ({ context, event }: Scope): boolean => context.green[event.side] === null;
const hasNotRead = ({ context, event }: Scope): boolean => !context.mirror?.readBy.includes(event.side);
const hasNotNamed = ({ context, event }: Scope): boolean => context.newness[event.side] === null;
const hasNotParted = ({ context, event }: Scope): boolean => !context.parted.includes(event.side);

/** The other partner has done it, so that this partner's step completes it. */
const partnerRead = ({ context, event }: Scope): boolean =>
  context.mirror?.readBy.includes(otherSide(event.side)) === true;
const partnerNamed = ({ context, event }: Scope): boolean => context.newness[otherSide(event.side)] !== null;
const partnerParted = ({ context, event }: Scope): boolean => context.parted.includes(otherSide(event.side));

/** The pause was called during a step, and leads back to it. */
const resumesHere = ({ context }: Scope): boolean => pauseOf(context).resumes === "here";

/** The guards by the names that the machine calls them. */
export const roomGuards = {
  isSpeaker,
  isListener,
  isThirdCycleExchange,
  isSecondCycleExchange,
  isSecondNotYet,
  bothArrived,
  bothGreen,
  hasNotArrived,
  hasNotRead,
  hasNotNamed,
  hasNotParted,
  partnerRead,
  partnerNamed,
  partnerParted,
  resumesHere,
} as const;

function greens({ context, event }: Scope): readonly (boolean | null)[] {
  return SIDES.map((side) => (event.type === "arrived" && side === event.side ? event.green : context.green[side]));
}

import { type HeardMove, isVulnerableMove, type Move, type Reading } from "@attune/domain/cycle";
import { normaliseText } from "./normalised-text.ts";

/** How a reply may miss something vulnerable: by solving, defending, making it small, or soothing it away. */
export type ReplyRemark = "fixes" | "defends" | "dismisses" | "reassures-away";

/** How a reply may meet something vulnerable: by giving it back, letting it make sense, or being there. */
export type Meeting = "reflects" | "validates" | "comforts";

/** How a reply receives a vulnerable message. At most one is there; both are null when neither is sure, or nothing vulnerable was said. */
export interface Receiving {
  readonly remark: ReplyRemark | null;
  readonly meets: Meeting | null;
}

const LEAST_CONFIDENCE = 0.5;
const LEAST_VULNERABILITY = 0.4;
const MISSES = { fix: "fixes", defend: "defends", dismiss: "dismisses" } as const satisfies Partial<
  Record<Move, ReplyRemark>
>;
const MEETS = { reflect: "reflects", validate: "validates", comfort: "comforts" } as const satisfies Partial<
  Record<Move, Meeting>
>;
const SOOTHING =
  /\b(?:don'?t (?:worry|cry|fret|be (?:silly|sad|scared|upset))|(?:you|it|we|everything|things|all)(?:'ll| will|'s going to| is going to) be (?:fine|ok|okay|alright|all right)|of course (?:you|i|we)|look on the bright|could be worse|no need to (?:worry|cry)|cheer up|it'?s nothing|you'?ll be (?:fine|ok|okay|grand))/;

/** How this reply receives this message. */
export function receivingOf(reply: Reading, replyText: string, message: Reading): Receiving {
  if (!isVulnerable(message)) return { remark: null, meets: null };
  const missed = reply.neverHeld === null ? surestOf(reply, MISSES) : null;
  if (missed === "dismisses" && isSoothing(replyText)) return { remark: "reassures-away", meets: null };
  if (missed !== null) return { remark: missed, meets: null };
  return { remark: null, meets: reply.talk === "secure" ? surestOf(reply, MEETS) : null };
}

function isSoothing(text: string): boolean {
  return SOOTHING.test(normaliseText(text.slice(0, 600)).text);
}

function isVulnerable(message: Reading): boolean {
  return (
    message.neverHeld === "vulnerable-disclosure" ||
    message.neverHeld === "grief" ||
    message.moves.some((heard) => isVulnerableMove(heard.move) && heard.confidence >= LEAST_VULNERABILITY)
  );
}

/** What the move that was heard most surely stands for, if it is one of these. */
function surestOf<Named>({ moves }: Reading, names: Readonly<Partial<Record<Move, Named>>>): Named | null {
  let surest: HeardMove | null = null;
  for (const heard of moves) {
    if (heard.confidence >= LEAST_CONFIDENCE && heard.confidence > (surest?.confidence ?? 0)) surest = heard;
  }
  return surest === null ? null : (names[surest.move] ?? null);
}

import { type HeardMove, isVulnerableMove, type Reading } from "@attune/domain/cycle";
import { normaliseText } from "./normalised-text.ts";

/** How a reply to something vulnerable may miss it: by solving, defending, making it small, or soothing it away. */
export type ReplyRemark = "fixes" | "defends" | "dismisses" | "reassures-away";

const LEAST_CONFIDENCE = 0.5;
const LEAST_VULNERABILITY = 0.4;
const SOOTHING =
  /\b(?:don'?t (?:worry|cry|fret|be (?:silly|sad|scared|upset))|(?:you|it|we|everything|things|all)(?:'ll| will|'s going to| is going to) be (?:fine|ok|okay|alright|all right)|of course (?:you|i|we)|look on the bright|could be worse|no need to (?:worry|cry)|cheer up|it'?s nothing|you'?ll be (?:fine|ok|okay|grand))/;

/** What to remark about a reply to this message, or null when the reply meets it or the message was not vulnerable. */
export function replyRemarkFor(reply: Reading, replyText: string, message: Reading): ReplyRemark | null {
  if (reply.neverHeld !== null || !isVulnerable(message)) return null;
  const missed = strongestOf(reply.moves);
  if (missed === null) return null;
  if (missed === "fix") return "fixes";
  if (missed === "defend") return "defends";
  return SOOTHING.test(normaliseText(replyText.slice(0, 600)).text) ? "reassures-away" : "dismisses";
}

function isVulnerable(message: Reading): boolean {
  return (
    message.neverHeld === "vulnerable-disclosure" ||
    message.neverHeld === "grief" ||
    message.moves.some((heard) => isVulnerableMove(heard.move) && heard.confidence >= LEAST_VULNERABILITY)
  );
}

function strongestOf(moves: readonly HeardMove[]): "fix" | "defend" | "dismiss" | null {
  let strongest: HeardMove | null = null;
  for (const heard of moves) {
    if (heard.confidence >= LEAST_CONFIDENCE && heard.confidence > (strongest?.confidence ?? 0)) strongest = heard;
  }
  const move = strongest?.move;
  return move === "fix" || move === "defend" || move === "dismiss" ? move : null;
}

import { isVulnerableMove, type Reading } from "../cycle/index.ts";

/** How much the Room says at once: at most twelve words and one choice when hot, the whole way down when calm. */
export type Depth = "hot" | "calm";

/** Words in one message from which talk without a soft spot counts as a burst. Source: docs/sources.md, "Moves". */
export const BURST_WORDS = 60;

const SHOUTED_SHARE = 0.5;
const SHOUTED_WORDS = 3;
const HOT_RUN = 2;

/** Whether the writing itself shows heat: a long burst without a soft spot, or capitals. */
export function isBurst(reading: Reading): boolean {
  const { words, capitals } = reading.form;
  const shouted = words >= SHOUTED_WORDS && capitals >= SHOUTED_SHARE;
  return shouted || (words > BURST_WORDS && !reading.moves.some((heard) => isVulnerableMove(heard.move)));
}

/** The depth for one partner, from their last words and how many cycle turns in a row came before. */
export function depthOf(reading: Reading, cycleTurns: number): Depth {
  return isBurst(reading) || cycleTurns >= HOT_RUN ? "hot" : "calm";
}

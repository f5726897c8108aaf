import { isVulnerableMove, type Reading } from "../cycle/index.ts";
import type { Tally } from "./tally.ts";

/** The first time a partner leaves their side of the loop: one who protests softens, one who withdraws comes forward. */
export type Opening = "softening" | "re-engagement";

const SURE = 0.5;

/** Whether words show the soft spot underneath, without talk that feeds the loop. */
export function isVulnerable(reading: Reading): boolean {
  return reading.talk === "secure" && reading.moves.some((heard) => isVulnerableMove(heard.move) && heard.confidence >= SURE);
}

/** The opening that these words are for someone whose turns so far were like this, or null. */
export function openingOf(reading: Reading, tally: Tally): Opening | null {
  if (!isVulnerable(reading) || tally.toward + tally.away === 0) return null;
  return tally.toward >= tally.away ? "softening" : "re-engagement";
}

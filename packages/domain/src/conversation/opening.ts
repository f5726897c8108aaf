import { isVulnerableMove, type Reading } from "../cycle/index.ts";

/** The first time a partner leaves their side of the loop: one who protests softens, one who withdraws comes forward. */
export type Opening = "softening" | "re-engagement";

/** How many cycle moves someone made, toward and away. */
interface CycleMoves {
  readonly toward: number;
  readonly away: number;
}

const SURE = 0.5;

/** Whether words show the soft spot underneath, without talk that feeds the loop. */
export function isVulnerable(reading: Reading): boolean {
  return (
    reading.talk === "secure" && reading.moves.some((heard) => isVulnerableMove(heard.move) && heard.confidence >= SURE)
  );
}

/** The opening that these words are for someone who made so many cycle moves until now, or null. */
export function openingOf(reading: Reading, { toward, away }: CycleMoves): Opening | null {
  if (!isVulnerable(reading) || toward + away === 0) return null;
  return toward >= away ? "softening" : "re-engagement";
}

import { isVulnerableMove, type Reading } from "../cycle/index.ts";

/** The first time a partner leaves their side of the loop: one who protests softens, one who withdraws comes forward. */
export type Opening = "softening" | "re-engagement";

/** Cycle moves that someone made, counted. */
export interface CycleMoves {
  /** Toward or against the partner. */
  readonly toward: number;
  /** Away from the heat. */
  readonly away: number;
}

const SURE = 0.5;

/** Whether words show the soft spot underneath, without talk that feeds the loop. */
export function isVulnerable(reading: Reading): boolean {
  return (
    reading.talk === "secure" && reading.moves.some((heard) => isVulnerableMove(heard.move) && heard.confidence >= SURE)
  );
}

/** The opening that words are, vulnerable or not, for someone who made so many cycle moves until now; null for none. */
export function openingOf(vulnerable: boolean, { toward, away }: CycleMoves): Opening | null {
  if (!vulnerable || toward + away === 0) return null;
  return toward >= away ? "softening" : "re-engagement";
}

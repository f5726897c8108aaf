import { BURST_WORDS, type Depth } from "./depth.ts";
import type { CycleMoves } from "./opening.ts";

/** Which way someone goes when alarmed, from this conversation alone; it may swap, and is shown to nobody. */
export type Leaning = "toward" | "away" | "unknown";

/** How the Room paces one partner. */
export interface Pacing {
  readonly leaning: Leaning;
  /** Words in one message after which the Room suggests to stop; null where none is suggested. */
  readonly wordBudget: number | null;
  /** Statements, choices and the five doors for someone who is stuck, instead of questions. */
  readonly offersDoors: boolean;
  /** An invitation, because this partner's share of the floor runs low. */
  readonly invitesMore: boolean;
}

const HOT_BUDGET = 25;
const LOW_SHARE = 0.4;
const WORDS_BEFORE_SHARE = 40;

/** The way someone goes when alarmed, as far as this conversation shows it. */
export function leaningOf({ toward, away }: CycleMoves): Leaning {
  if (toward === away) return "unknown";
  return toward > away ? "toward" : "away";
}

/** Words of this partner and of the other that crossed. */
interface Shares {
  readonly own: number;
  readonly others: number;
}

/** The pacing for one partner, from the moves they made and the words of both. Source: docs/sources.md, "Pacing". */
export function pacingOf(moves: CycleMoves, words: Shares, depth: Depth): Pacing {
  const leaning = leaningOf(moves);
  const invitesMore = isShareLow(words);
  return {
    leaning,
    wordBudget: leaning === "toward" ? (depth === "hot" ? HOT_BUDGET : BURST_WORDS) : null,
    offersDoors: leaning === "away" || (leaning === "unknown" && invitesMore),
    invitesMore,
  };
}

function isShareLow({ own, others }: Shares): boolean {
  return own + others >= WORDS_BEFORE_SHARE && own / (own + others) < LOW_SHARE;
}

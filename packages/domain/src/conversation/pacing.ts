import { otherSide, type Side } from "../cycle/index.ts";
import { BURST_WORDS, type Depth } from "./depth.ts";
import type { Tally } from "./tally.ts";

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
export function leaningOf(tally: Tally): Leaning {
  if (tally.toward === tally.away) return "unknown";
  return tally.toward > tally.away ? "toward" : "away";
}

/** The pacing for one partner. Source: docs/sources.md, "Pacing". */
export function pacingOf(tallies: Readonly<Record<Side, Tally>>, side: Side, depth: Depth): Pacing {
  const own = tallies[side];
  const leaning = leaningOf(own);
  const invitesMore = isShareLow(own.words, tallies[otherSide(side)].words);
  return {
    leaning,
    wordBudget: leaning === "toward" ? (depth === "hot" ? HOT_BUDGET : BURST_WORDS) : null,
    offersDoors: leaning === "away" || (leaning === "unknown" && invitesMore),
    invitesMore,
  };
}

function isShareLow(own: number, other: number): boolean {
  return own + other >= WORDS_BEFORE_SHARE && own / (own + other) < LOW_SHARE;
}

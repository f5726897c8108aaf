import type { Message, PreparedUnit } from "./message.ts";
import type { Scorer, Sighting, Tally } from "./scorer.ts";

/** The words of a unit that spoke most for a head, as offsets into the message (end exclusive). */
export interface Evidence {
  readonly start: number;
  readonly end: number;
}

const MOST_WORDS = 9;
const FEWEST_WORDS = 2;
/** What a further word must add, as a share of the unit's own mean for, to be shown. */
const KEEN = 0.35;

/** The run of at most nine words whose features together speak most for this head. */
export function evidenceFor(head: number, message: Message, unit: PreparedUnit, seen: UnitSight, scorer: Scorer): Evidence {
  const votes = new Float64Array(unit.to - unit.from);
  for (const { block, row, first, last } of seen.sightings) {
    if (first < unit.from || last >= unit.to) continue;
    const vote = (scorer.weightOf(row, head) * scorer.blockScale(block, seen.tally)) / (last - first + 1);
    for (let word = first; word <= last; word += 1) votes[word - unit.from] = (votes[word - unit.from] ?? 0) + vote;
  }
  const { from, to } = bestRun(votes);
  return trimmed(message, unit.from + from, unit.from + to, unit);
}

/** A unit's known features and their sums. */
export interface UnitSight {
  readonly sightings: readonly Sighting[];
  readonly tally: Tally;
}

/** The run with the largest sum after a small toll for each word. */
function bestRun(votes: Float64Array): { readonly from: number; readonly to: number } {
  const toll = KEEN * Math.max(0, votes.reduce((sum, vote) => sum + Math.max(0, vote), 0) / (votes.length || 1));
  let best = { from: 0, to: Math.min(votes.length, FEWEST_WORDS), sum: Number.NEGATIVE_INFINITY };
  for (let from = 0; from < votes.length; from += 1) {
    let sum = 0;
    for (let to = from + 1; to <= Math.min(votes.length, from + MOST_WORDS); to += 1) {
      sum += (votes[to - 1] ?? 0) - toll;
      const longEnough = to - from >= Math.min(FEWEST_WORDS, votes.length);
      if (longEnough && sum > best.sum) best = { from, to, sum };
    }
  }
  return best;
}

/** Marks at either end are not words to underline, unless there is nothing else. */
function trimmed(message: Message, from: number, to: number, unit: PreparedUnit): Evidence {
  let first = from;
  let last = to - 1;
  while (first < last && message.words[first]?.kind === "mark") first += 1;
  while (last > first && message.words[last]?.kind === "mark") last -= 1;
  const start = message.words[first] ?? message.words[unit.from];
  const end = message.words[last] ?? start;
  return { start: start?.start ?? 0, end: end?.end ?? 0 };
}

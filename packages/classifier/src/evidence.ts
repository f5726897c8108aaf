import { firstOf, lastOf, NOWHERE } from "./feature.ts";
import type { Message, PreparedUnit } from "./message.ts";
import { numberAt } from "./number-at.ts";
import type { Scorer, Sighting, Tally } from "./scorer.ts";

/** The words of a unit that spoke most for a head, as offsets into the message (end exclusive). */
export interface Evidence {
  readonly start: number;
  readonly end: number;
}

/** A unit of a message, with a way to look again at where its known features stand. */
export interface UnitSight {
  readonly message: Message;
  readonly unit: PreparedUnit;
  readonly tally: Tally;
  readonly sightings: () => readonly Sighting[];
}

const MOST_WORDS = 9;
const FEWEST_WORDS = 2;
/** What a further word must add to be shown, as a share of what the unit's words add on average. */
const KEEN = 0.35;

/** The run of at most nine words whose features together speak most for this head. */
export function evidenceFor(head: number, sight: UnitSight, scorer: Scorer): Evidence {
  const { from, to } = bestRun(votesOf(head, sight, scorer));
  const { unit } = sight;
  return trimmed(sight, unit.from + from, unit.from + to);
}

/** Each feature's weight, shared out among the words on which it stands. */
function votesOf(head: number, { unit, sightings, tally }: UnitSight, scorer: Scorer): Float64Array {
  const votes = new Float64Array(unit.to - unit.from);
  for (const { block, row, span } of sightings()) {
    if (span === NOWHERE) continue;
    const first = firstOf(span);
    const last = lastOf(span);
    const vote = (scorer.weightOf(row, head) * scorer.blockScale(block, tally)) / (last - first + 1);
    for (let word = first; word <= last; word += 1) votes[word - unit.from] = numberAt(votes, word - unit.from) + vote;
  }
  return votes;
}

/** The run with the largest sum after a small toll for each word. */
function bestRun(votes: Float64Array): { readonly from: number; readonly to: number } {
  const fewest = Math.min(FEWEST_WORDS, votes.length);
  const toll = (KEEN * votes.reduce((sum, vote) => sum + Math.max(0, vote), 0)) / (votes.length || 1);
  let best = { from: 0, to: fewest, sum: Number.NEGATIVE_INFINITY };
  for (let from = 0; from + fewest <= votes.length; from += 1) {
    let sum = 0;
    for (let to = from + 1; to <= Math.min(votes.length, from + MOST_WORDS); to += 1) {
      sum += numberAt(votes, to - 1) - toll;
      if (to - from >= fewest && sum > best.sum) best = { from, to, sum };
    }
  }
  return best;
}

/** Marks at either end are not words to underline, unless there is nothing else. */
function trimmed({ message, unit }: UnitSight, from: number, to: number): Evidence {
  let first = from;
  let last = to - 1;
  while (first < last && message.words[first]?.kind === "mark") first += 1;
  while (last > first && message.words[last]?.kind === "mark") last -= 1;
  const start = message.words[first] ?? message.words[unit.from];
  const end = message.words[last] ?? start;
  return { start: start?.start ?? 0, end: end?.end ?? 0 };
}

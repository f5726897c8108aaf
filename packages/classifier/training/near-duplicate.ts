import type { LabelledLine } from "./labelled-line.ts";

/** Two lines by different writers that say nearly the same. */
export interface NearDuplicate {
  readonly one: string;
  readonly other: string;
  /** Share of the shorter line's runs of three words that the other has too, 0 to 1. */
  readonly shared: number;
}

/** From this share on two lines are nearly the same. */
const SAME = 0.6;
/** Shorter lines, of eight words or fewer, are alike by chance among thousands. */
const FEWEST_RUNS = 7;

/** Lines by different writers that are nearly the same: what could be known of an unseen writer from another's lines. */
export function nearDuplicates(lines: readonly LabelledLine[]): readonly NearDuplicate[] {
  const seen = new Map<string, Entry[]>();
  return lines.flatMap((line) => {
    const own = { line, runs: runsOf(line.text) };
    if (own.runs.size < FEWEST_RUNS) return [];
    const alike = alikeTo(own, seen);
    for (const run of own.runs) seen.set(run, [...(seen.get(run) ?? []), own]);
    return alike;
  });
}

function alikeTo(own: Entry, seen: ReadonlyMap<string, readonly Entry[]>): readonly NearDuplicate[] {
  const met = [...own.runs].flatMap((run) => seen.get(run) ?? []);
  const others = [...new Set(met)].filter(({ line }) => line.writer !== own.line.writer);
  return others
    .map(({ line, runs }) => {
      const both = [...own.runs].filter((run) => runs.has(run)).length;
      return { one: line.id, other: own.line.id, shared: both / Math.min(own.runs.size, runs.size) };
    })
    .filter(({ shared }) => shared >= SAME);
}

interface Entry {
  readonly line: LabelledLine;
  readonly runs: ReadonlySet<string>;
}

/** All runs of three words. */
export function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
}

import { BLOCK_COUNT, type FeatureSink, type Span } from "./feature.ts";
import { HEAD_COUNT } from "./head.ts";
import { numberAt } from "./number-at.ts";
import type { Weights } from "./weights.ts";

/** Sums of weights, kept by block until the number of known features is known. */
export interface Tally {
  /** Block by head. */
  readonly sums: Float64Array;
  /** Known features by block. */
  readonly counts: Float64Array;
}

/** One known feature and where it stands. */
export interface Sighting {
  readonly block: number;
  readonly row: number;
  readonly span: Span;
}

/** Looks features up in the weights. */
export interface Scorer {
  readonly tally: (each: (sink: FeatureSink) => void) => Tally;
  /** The known features, one by one. */
  readonly sightings: (each: (sink: FeatureSink) => void) => readonly Sighting[];
  /** As if the features of all tallies had been seen together. */
  readonly logits: (tallies: readonly Tally[]) => Float64Array;
  readonly weightOf: (row: number, head: number) => number;
  readonly blockScale: (block: number, tally: Tally) => number;
}

/** Prepares weights for look-up. */
export function createScorer(weights: Weights): Scorer {
  const rows = new Map<number, number>();
  for (const [row, hash] of weights.hashes.entries()) rows.set(hash, row);
  const { values, steps, biases, blockScales } = weights;

  function tally(each: (sink: FeatureSink) => void): Tally {
    const sums = new Float64Array(BLOCK_COUNT * HEAD_COUNT);
    const counts = new Float64Array(BLOCK_COUNT);
    each((block, hash) => {
      const row = rows.get(hash);
      if (row === undefined) return;
      counts[block] = numberAt(counts, block) + 1;
      const into = block * HEAD_COUNT;
      const from = row * HEAD_COUNT;
      for (let head = 0; head < HEAD_COUNT; head += 1)
        sums[into + head] = (sums[into + head] ?? 0) + (values[from + head] ?? 0);
    });
    return { sums, counts };
  }

  function sightings(each: (sink: FeatureSink) => void): readonly Sighting[] {
    const seen: Sighting[] = [];
    each((block, hash, span) => {
      const row = rows.get(hash);
      if (row !== undefined) seen.push({ block, row, span });
    });
    return seen;
  }

  const scaleOf = (block: number, known: number): number => numberAt(blockScales, block) / Math.sqrt(known || 1);

  function logits(tallies: readonly Tally[]): Float64Array {
    const result = new Float64Array(HEAD_COUNT);
    for (let block = 0; block < BLOCK_COUNT; block += 1) {
      const known = tallies.reduce((sum, { counts }) => sum + numberAt(counts, block), 0);
      const scale = scaleOf(block, known);
      for (const { sums } of tallies)
        addBlock(result, sums.subarray(block * HEAD_COUNT, (block + 1) * HEAD_COUNT), scale);
    }
    return result.map((value, head) => numberAt(biases, head) + value * numberAt(steps, head));
  }

  return {
    tally,
    sightings,
    logits,
    weightOf: (row, head) => numberAt(values, row * HEAD_COUNT + head) * numberAt(steps, head),
    blockScale: (block, { counts }) => scaleOf(block, numberAt(counts, block)),
  };
}

function addBlock(result: Float64Array, sums: Float64Array, scale: number): void {
  for (let head = 0; head < HEAD_COUNT; head += 1) result[head] = numberAt(result, head) + scale * numberAt(sums, head);
}

import type { PreparedLine } from "./instance.ts";

/** The features that enter the weights: hash to row. */
export type Dictionary = ReadonlyMap<number, number>;

/** How often, and by how many writers, a feature must be used to be kept. What one writer alone says does not carry over. */
export interface DictionaryRule {
  readonly fewestLines: readonly number[];
  readonly fewestWriters: readonly number[];
  readonly most: number;
}

/** Chooses the features by how many writers, then how many lines, use them. */
export function dictionaryFrom(lines: readonly PreparedLine[], rule: DictionaryRule): Dictionary {
  const used = new Map<number, { block: number; lines: number; writers: number }>();
  const writerBits = new Map(
    [...new Set(lines.map(({ line }) => line.writer))].sort().map((writer, bit) => [writer, 1 << bit]),
  );
  for (const { line, whole } of lines) {
    const bit = writerBits.get(line.writer) ?? 0;
    const seen = new Set<number>();
    for (const [at, hash] of whole.hashes.entries()) {
      if (seen.has(hash)) continue;
      seen.add(hash);
      const entry = used.get(hash) ?? { block: whole.blocks[at] ?? 0, lines: 0, writers: 0 };
      entry.lines += 1;
      entry.writers |= bit;
      used.set(hash, entry);
    }
  }
  const kept = [...used]
    .filter(([, { block, lines, writers }]) => {
      return lines >= (rule.fewestLines[block] ?? 1) && bitsIn(writers) >= (rule.fewestWriters[block] ?? 1);
    })
    .sort(([a, one], [b, other]) => bitsIn(other.writers) - bitsIn(one.writers) || other.lines - one.lines || a - b)
    .slice(0, rule.most)
    .map(([hash]) => hash)
    .sort((a, b) => a - b);
  return new Map(kept.map((hash, row) => [hash, row]));
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let left = mask; left !== 0; left &= left - 1) bits += 1;
  return bits;
}

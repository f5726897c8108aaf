import type { Instance, PreparedLine } from "./instance.ts";

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
  const used = new Map<number, Use>();
  for (const [writer, own] of Map.groupBy(lines, ({ line }) => line.writer)) {
    for (const { whole } of own) countUses(whole, writer, used);
  }
  const kept = [...used]
    .filter(([, { block, lines, writers }]) => {
      return lines >= (rule.fewestLines[block] ?? 1) && writers >= (rule.fewestWriters[block] ?? 1);
    })
    .sort(([a, one], [b, other]) => other.writers - one.writers || other.lines - one.lines || a - b)
    .slice(0, rule.most)
    .map(([hash]) => hash)
    .sort((a, b) => a - b);
  return new Map(kept.map((hash, row) => [hash, row]));
}

interface Use {
  readonly block: number;
  lines: number;
  writers: number;
  /** Whose lines were counted last; a writer's lines are counted one after the other. */
  writer: string;
}

function countUses({ hashes, blocks }: Instance, writer: string, used: Map<number, Use>): void {
  const seen = new Set<number>();
  for (const [at, hash] of hashes.entries()) {
    if (seen.has(hash)) continue;
    seen.add(hash);
    const use = used.get(hash) ?? { block: blocks[at] ?? 0, lines: 0, writers: 0, writer: "" };
    use.lines += 1;
    if (use.writer !== writer) use.writers += 1;
    use.writer = writer;
    used.set(hash, use);
  }
}

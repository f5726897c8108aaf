import { HEAD_COUNT } from "../src/head.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Fitted } from "./fit.ts";

/** The features whose weights say most, and their weights; what is dropped says next to nothing. */
export function prunedTo(
  most: number,
  dictionary: Dictionary,
  fitted: Fitted,
): { readonly dictionary: Dictionary; readonly fitted: Fitted } {
  if (dictionary.size <= most) return { dictionary, fitted };
  const weight = (row: number): number => {
    let sum = 0;
    for (let head = 0; head < HEAD_COUNT; head += 1)
      sum += Math.abs(fitted.values[row * HEAD_COUNT + head] ?? 0) * (head === 0 ? GATE_SHARE : 1);
    return sum;
  };
  const rows = [...dictionary].map(([hash, row]) => ({ hash, row, weight: weight(row) }));
  const kept = rows
    .sort((one, other) => other.weight - one.weight || one.hash - other.hash)
    .slice(0, most)
    .sort((one, other) => one.hash - other.hash);
  const values = new Float64Array(kept.length * HEAD_COUNT);
  for (const [at, { row }] of kept.entries())
    values.set(fitted.values.subarray(row * HEAD_COUNT, (row + 1) * HEAD_COUNT), at * HEAD_COUNT);
  return { dictionary: new Map(kept.map(({ hash }, at) => [hash, at])), fitted: { values, biases: fitted.biases } };
}

const GATE_SHARE = 6;

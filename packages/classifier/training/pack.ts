import { HEAD_COUNT } from "../src/head.ts";
import type { Weights } from "../src/weights.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Fitted } from "./fit.ts";

const LARGEST = 127;

/** Fitted heads as weights of one byte each. */
export function packed(dictionary: Dictionary, fitted: Fitted, rest: Pick<Weights, "blockScales" | "calibration">): Weights {
  const steps = stepsOf(fitted.values);
  const values = Int8Array.from(fitted.values, (value, place) => {
    const step = steps[place % HEAD_COUNT] ?? 1;
    return Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / step)));
  });
  return { featureCount: dictionary.size, biases: fitted.biases, steps, hashes: Uint32Array.from(dictionary.keys()), values, ...rest };
}

/** The largest weight of each head, by size, is cut at the 99.9th percentile so that the small ones keep their grain. */
function stepsOf(values: Float64Array): Float64Array {
  return Float64Array.from({ length: HEAD_COUNT }, (_, head) => {
    const sizes: number[] = [];
    for (let place = head; place < values.length; place += HEAD_COUNT) sizes.push(Math.abs(values[place] ?? 0));
    sizes.sort((a, b) => a - b);
    return (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / LARGEST || 1;
  });
}

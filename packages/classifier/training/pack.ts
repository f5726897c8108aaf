import { HEAD_COUNT } from "../src/head.ts";
import { largestOf, type Weights } from "../src/weights.ts";
import type { Dictionary } from "./dictionary.ts";
import type { Fitted } from "./fit.ts";

/** Share of each head's weights that are kept within bounds; the few beyond are cut, so that the small ones keep their grain. */
const WITHIN = 0.9995;
const WITHIN_COARSE = 0.985;

/** Fitted heads as small whole numbers. */
export function packed(
  dictionary: Dictionary,
  fitted: Fitted,
  rest: Pick<Weights, "trainedOn" | "blockScales" | "calibration" | "verdict">,
): Weights {
  const steps = Float64Array.from({ length: HEAD_COUNT }, (_, head) => stepOf(fitted.values, head));
  const values = Int8Array.from(fitted.values, (value, place) => wholeOf(value, place % HEAD_COUNT, steps));
  return {
    featureCount: dictionary.size,
    biases: fitted.biases,
    steps,
    hashes: Uint32Array.from(dictionary.keys()),
    values,
    ...rest,
  };
}

/** Fitted heads as they are after packing, for measuring what is shipped. */
export function coarsened(fitted: Fitted): Fitted {
  const steps = Float64Array.from({ length: HEAD_COUNT }, (_, head) => stepOf(fitted.values, head));
  const values = fitted.values.map(
    (value, place) => wholeOf(value, place % HEAD_COUNT, steps) * (steps[place % HEAD_COUNT] ?? 0),
  );
  return { values, biases: fitted.biases };
}

function wholeOf(value: number, head: number, steps: Float64Array): number {
  const largest = largestOf(head);
  return Math.max(-largest, Math.min(largest, Math.round(value / (steps[head] ?? 1))));
}

function stepOf(values: Float64Array, head: number): number {
  const sizes: number[] = [];
  for (let place = head; place < values.length; place += HEAD_COUNT) sizes.push(Math.abs(values[place] ?? 0));
  sizes.sort((a, b) => a - b);
  const share = largestOf(head) > 7 ? WITHIN : WITHIN_COARSE;
  return (sizes[Math.floor(sizes.length * share)] ?? 1) / largestOf(head) || 1;
}

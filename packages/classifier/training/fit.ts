import { HEAD_COUNT } from "../src/head.ts";
import type { Dictionary } from "./dictionary.ts";
import { blockCounts, type Instance } from "./instance.ts";

/** How the heads are fitted. */
export interface FitRule {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly unitWeight: number;
  readonly blockScales: readonly number[];
  readonly seed: number;
}

/** Fitted heads before they are made small. */
export interface Fitted {
  readonly values: Float64Array;
  readonly biases: Float64Array;
}

/** The known features of an instance, ready to be multiplied. */
export interface Sparse {
  readonly rows: Uint32Array;
  readonly scales: Float64Array;
  readonly targets: Int8Array;
  readonly weight: number;
}

const LEAST_ERROR = 0.02;

/** Looks an instance's features up and brings each block to its length. */
export function sparseFrom(instance: Instance, dictionary: Dictionary, rule: FitRule): Sparse {
  const rows: number[] = [];
  const blocks: number[] = [];
  for (const [at, hash] of instance.hashes.entries()) {
    const row = dictionary.get(hash);
    if (row === undefined) continue;
    rows.push(row);
    blocks.push(instance.blocks[at] ?? 0);
  }
  const counts = blockCounts(Uint8Array.from(blocks));
  const scales = Float64Array.from(blocks, (block) => (rule.blockScales[block] ?? 0) / Math.sqrt(counts[block] ?? 1));
  return {
    rows: Uint32Array.from(rows),
    scales,
    targets: instance.targets,
    weight: instance.whole ? 1 : rule.unitWeight,
  };
}

/** Logistic regression for all heads at once: AdaGrad with weight decay, in a seeded order. */
export function fitHeads(instances: readonly Sparse[], featureCount: number, rule: FitRule): Fitted {
  const values = new Float64Array(featureCount * HEAD_COUNT);
  const squares = new Float64Array(featureCount * HEAD_COUNT).fill(1e-4);
  const biases = new Float64Array(HEAD_COUNT).fill(-1.5);
  const order = Uint32Array.from(instances, (_, index) => index);
  const random = seededRandom(rule.seed);
  for (let epoch = 0; epoch < rule.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const instance = instances[index];
      if (instance !== undefined) step(instance, { values, squares, biases }, rule);
    }
  }
  return { values, biases };
}

/** What the heads say, as logits. */
export function logitsOf(instance: Sparse, fitted: Fitted): Float64Array {
  const logits = Float64Array.from(fitted.biases);
  const { rows, scales } = instance;
  for (let at = 0; at < rows.length; at += 1) {
    const base = (rows[at] ?? 0) * HEAD_COUNT;
    const scale = scales[at] ?? 0;
    for (let head = 0; head < HEAD_COUNT; head += 1)
      logits[head] = (logits[head] ?? 0) + scale * (fitted.values[base + head] ?? 0);
  }
  return logits;
}

interface State extends Fitted {
  readonly squares: Float64Array;
}

function step(instance: Sparse, state: State, rule: FitRule): void {
  const logits = logitsOf(instance, state);
  for (let head = 0; head < HEAD_COUNT; head += 1) {
    const target = instance.targets[head] ?? -1;
    if (target < 0) continue;
    const error = (1 / (1 + Math.exp(-(logits[head] ?? 0))) - target) * instance.weight;
    if (Math.abs(error) < LEAST_ERROR) continue;
    state.biases[head] = (state.biases[head] ?? 0) - BIAS_RATE * error;
    update(instance, state, { head, error, rule });
  }
}

const BIAS_RATE = 0.02;

interface Correction {
  readonly head: number;
  readonly error: number;
  readonly rule: FitRule;
}

function update({ rows, scales }: Sparse, { values, squares }: State, { head, error, rule }: Correction): void {
  for (let at = 0; at < rows.length; at += 1) {
    const place = (rows[at] ?? 0) * HEAD_COUNT + head;
    const value = values[place] ?? 0;
    const slope = error * (scales[at] ?? 0) + rule.decay * value;
    const square = (squares[place] ?? 0) + slope * slope;
    squares[place] = square;
    values[place] = value - (rule.rate * slope) / Math.sqrt(square);
  }
}

/** A small seeded generator (mulberry32), 0 to 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}

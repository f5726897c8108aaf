import { clamped } from "../src/calibration.ts";
import { HEAD_COUNT, headAt } from "../src/head.ts";
import { CALIBRATION_PER_HEAD } from "../src/weights.ts";
import type { UnseenLogits } from "./fold.ts";

const ROUNDS = 12;
/** How firmly a head trusts its own two logits before it has seen any line, and how little it trusts the others. */
const RIDGE = 30;
const OWN = 0.6;

/** One table for all heads: a logistic regression on the unseen logits, drawn towards each head's own. */
export function calibrationFrom(unseen: readonly UnseenLogits[]): Float64Array {
  const inputs = unseen.map((one) => inputOf(one));
  const table = new Float64Array(HEAD_COUNT * CALIBRATION_PER_HEAD);
  for (let head = 0; head < HEAD_COUNT; head += 1) {
    const targets = unseen.map((one) => one.prepared.whole.targets[head] ?? 0);
    table.set(fitted(inputs, targets, priorOf(head)), head * CALIBRATION_PER_HEAD);
  }
  return table;
}

function inputOf({ message, strongest }: UnseenLogits): Float64Array {
  const input = new Float64Array(CALIBRATION_PER_HEAD);
  input[0] = 1;
  for (let head = 0; head < HEAD_COUNT; head += 1) {
    input[1 + head] = clamped(message[head] ?? 0);
    input[1 + HEAD_COUNT + head] = clamped(strongest[head] ?? 0);
  }
  return input;
}

function priorOf(head: number): Float64Array {
  const prior = new Float64Array(CALIBRATION_PER_HEAD);
  prior[1 + head] = OWN;
  prior[1 + HEAD_COUNT + head] = head === headAt("gate") ? OWN / 2 : OWN;
  return prior;
}

/** Newton's method with a ridge around the prior; the intercept is free. */
function fitted(inputs: readonly Float64Array[], targets: readonly number[], prior: Float64Array): Float64Array {
  const size = prior.length;
  const weights = Float64Array.from(prior);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Float64Array(size);
    const bend = new Float64Array(size * size);
    for (let at = 0; at < size; at += 1) {
      const ridge = at === 0 ? 1e-3 : RIDGE;
      slope[at] = ridge * ((weights[at] ?? 0) - (prior[at] ?? 0));
      bend[at * size + at] = ridge;
    }
    for (const [index, input] of inputs.entries()) addLine(input, targets[index] ?? 0, weights, slope, bend);
    const move = solved(bend, slope);
    for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) - (move[at] ?? 0);
  }
  return weights;
}

function addLine(input: Float64Array, target: number, weights: Float64Array, slope: Float64Array, bend: Float64Array): void {
  const size = input.length;
  let logit = 0;
  for (let at = 0; at < size; at += 1) logit += (input[at] ?? 0) * (weights[at] ?? 0);
  const chance = 1 / (1 + Math.exp(-logit));
  const sway = Math.max(1e-6, chance * (1 - chance));
  for (let at = 0; at < size; at += 1) {
    const value = input[at] ?? 0;
    slope[at] = (slope[at] ?? 0) + (chance - target) * value;
    for (let other = 0; other <= at; other += 1) {
      bend[at * size + other] = (bend[at * size + other] ?? 0) + sway * value * (input[other] ?? 0);
    }
  }
}

/** Solves with the lower triangle of a positive matrix (Cholesky). */
function solved(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = Float64Array.from(matrix);
  const cell = (row: number, column: number) => lower[row * size + column] ?? 0;
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      let value = cell(row, column);
      for (let at = 0; at < column; at += 1) value -= cell(row, at) * cell(column, at);
      lower[row * size + column] = row === column ? Math.sqrt(Math.max(1e-12, value)) : value / cell(column, column);
    }
  }
  const answer = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    for (let at = 0; at < row; at += 1) answer[row] = (answer[row] ?? 0) - cell(row, at) * (answer[at] ?? 0);
    answer[row] = (answer[row] ?? 0) / cell(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let at = row + 1; at < size; at += 1) answer[row] = (answer[row] ?? 0) - cell(at, row) * (answer[at] ?? 0);
    answer[row] = (answer[row] ?? 0) / cell(row, row);
  }
  return answer;
}

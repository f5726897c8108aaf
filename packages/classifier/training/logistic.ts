const ROUNDS = 7;
const FREE = 1e-3;

/** Where the weights are drawn, and how strongly. */
export interface Pull {
  readonly prior: Float64Array;
  readonly ridge: number;
}

/** Logistic regression by Newton's method, with a ridge around the prior; the first input is the constant and is free. */
export function logisticFit(
  inputs: readonly Float64Array[],
  targets: readonly number[],
  { prior, ridge }: Pull,
): Float64Array {
  const size = prior.length;
  const weights = Float64Array.from(prior);
  for (let round = 0; round < ROUNDS; round += 1) {
    const system = pulled(weights, { prior, ridge });
    for (const [index, input] of inputs.entries())
      addLine(input, (targets[index] ?? 0) - chanceOf(input, weights), system);
    const move = solved(system);
    for (let at = 0; at < size; at += 1) weights[at] = (weights[at] ?? 0) - (move[at] ?? 0);
  }
  return weights;
}

/** Slope and bend of the loss at the present weights. */
interface System {
  readonly slope: Float64Array;
  /** Lower triangle, row by row. */
  readonly bend: Float64Array;
}

function pulled(weights: Float64Array, { prior, ridge }: Pull): System {
  const size = prior.length;
  const slope = Float64Array.from(prior, (drawn, at) => (at === 0 ? FREE : ridge) * ((weights[at] ?? 0) - drawn));
  const bend = new Float64Array(size * size);
  for (let at = 0; at < size; at += 1) bend[at * size + at] = at === 0 ? FREE : ridge;
  return { slope, bend };
}

function chanceOf(input: Float64Array, weights: Float64Array): number {
  let logit = 0;
  for (let at = 0; at < input.length; at += 1) logit += (input[at] ?? 0) * (weights[at] ?? 0);
  return 1 / (1 + Math.exp(-logit));
}

/** `missing` is what the truth lies above the chance; for a target of 0 or 1 its size gives the chance back. */
function addLine(input: Float64Array, missing: number, { slope, bend }: System): void {
  const size = input.length;
  const sway = Math.max(1e-6, Math.abs(missing) * (1 - Math.abs(missing)));
  for (let at = 0; at < size; at += 1) {
    const value = input[at] ?? 0;
    slope[at] = (slope[at] ?? 0) - missing * value;
    const row = at * size;
    for (let other = 0; other <= at; other += 1)
      bend[row + other] = (bend[row + other] ?? 0) + sway * value * (input[other] ?? 0);
  }
}

/** Solves with a positive matrix: Cholesky, then forwards and backwards. */
function solved({ slope, bend }: System): Float64Array {
  const size = slope.length;
  const lower = lowerFrom(bend, size);
  const answer = Float64Array.from(slope);
  for (let row = 0; row < size; row += 1) substitute(answer, row, { lower, from: 0, to: row, transposed: false });
  for (let row = size - 1; row >= 0; row -= 1)
    substitute(answer, row, { lower, from: row + 1, to: size, transposed: true });
  return answer;
}

function lowerFrom(bend: Float64Array, size: number): Float64Array {
  const lower = Float64Array.from(bend);
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      const value = remainderAt(lower, size, { row, column });
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(1e-12, value)) : value / (lower[column * size + column] ?? 1);
    }
  }
  return lower;
}

function remainderAt(
  lower: Float64Array,
  size: number,
  { row, column }: { readonly row: number; readonly column: number },
): number {
  let value = lower[row * size + column] ?? 0;
  for (let at = 0; at < column; at += 1) value -= (lower[row * size + at] ?? 0) * (lower[column * size + at] ?? 0);
  return value;
}

interface Known {
  readonly lower: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly transposed: boolean;
}

function substitute(answer: Float64Array, row: number, { lower, from, to, transposed }: Known): void {
  const size = answer.length;
  let value = answer[row] ?? 0;
  for (let at = from; at < to; at += 1)
    value -= (lower[transposed ? at * size + row : row * size + at] ?? 0) * (answer[at] ?? 0);
  answer[row] = value / (lower[row * size + row] ?? 1);
}

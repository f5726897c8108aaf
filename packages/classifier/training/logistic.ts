const ROUNDS = 12;

/** Logistic regression by Newton's method, with a ridge around the prior; the first input is the constant and is free. */
export function logisticFit(
  inputs: readonly Float64Array[],
  targets: readonly number[],
  { prior, ridge: pull }: { readonly prior: Float64Array; readonly ridge: number },
): Float64Array {
  const size = prior.length;
  const weights = Float64Array.from(prior);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = new Float64Array(size);
    const bend = new Float64Array(size * size);
    for (let at = 0; at < size; at += 1) {
      const ridge = at === 0 ? 1e-3 : pull;
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

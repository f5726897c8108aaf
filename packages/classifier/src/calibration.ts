import { HEAD_COUNT } from "./head.ts";
import { CALIBRATION_PER_HEAD } from "./weights.ts";

/** Chances, head by head, from the logits of the whole message and, per head, of its strongest unit. */
export function chancesFrom(message: Float64Array, strongest: Float64Array, calibration: Float64Array): Float64Array {
  const input = calibrationInput(message, strongest);
  return Float64Array.from({ length: HEAD_COUNT }, (_, head) => {
    const weights = calibration.subarray(head * CALIBRATION_PER_HEAD, (head + 1) * CALIBRATION_PER_HEAD);
    const logit = input.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    return 1 / (1 + Math.exp(-logit));
  });
}

/** What a calibration weighs: the constant, then the bounded logits of the message, then those of its strongest unit. */
export function calibrationInput(message: Float64Array, strongest: Float64Array): Float64Array {
  const input = new Float64Array(CALIBRATION_PER_HEAD);
  input[0] = 1;
  input.set(message.map(bounded), 1);
  input.set(strongest.map(bounded), 1 + HEAD_COUNT);
  return input;
}

/** Logits beyond this say nothing more; the bound keeps a very long message from shouting. */
const WIDEST = 8;

function bounded(logit: number): number {
  return Math.max(-WIDEST, Math.min(WIDEST, logit));
}

import { HEAD_COUNT } from "./head.ts";
import { numberAt } from "./number-at.ts";
import { CALIBRATION_PER_HEAD } from "./weights.ts";

/** Chances, head by head, from the logits of the whole message and, per head, of its strongest unit. */
export function chancesFrom(message: Float64Array, strongest: Float64Array, calibration: Float64Array): Float64Array {
  return Float64Array.from({ length: HEAD_COUNT }, (_, head) => {
    const base = head * CALIBRATION_PER_HEAD;
    let logit = numberAt(calibration, base);
    for (let other = 0; other < HEAD_COUNT; other += 1) {
      logit += numberAt(calibration, base + 1 + other) * clamped(numberAt(message, other));
      logit += numberAt(calibration, base + 1 + HEAD_COUNT + other) * clamped(numberAt(strongest, other));
    }
    return 1 / (1 + Math.exp(-logit));
  });
}

/** Logits beyond this say nothing more; the bound keeps a very long message from shouting. */
const WIDEST = 8;

export function clamped(logit: number): number {
  return Math.max(-WIDEST, Math.min(WIDEST, logit));
}

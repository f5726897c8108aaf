import { HEAD_COUNT, headAt } from "./head.ts";
import { numberAt } from "./number-at.ts";

/**
 * Chances, head by head, out of the logits that several looks at the same message gave: at the whole, at its strongest thought unit, and
 * where there is an encoder at both again. A row of the calibration holds an intercept, and for each look a weight of the head's
 * own logit and of the four that speak of the message as such.
 */
export function chancesFrom(looks: readonly ArrayLike<number>[], calibration: Float64Array): Float64Array {
  const width = calibrationWidth(looks.length);
  return Float64Array.from({ length: HEAD_COUNT }, (_, head) => {
    const logit = calibrationInput(looks, head).reduce(
      (sum, value, at) => sum + value * numberAt(calibration, head * width + at),
      0,
    );
    return 1 / (1 + Math.exp(-logit));
  });
}

/** What a head's calibration weighs: the constant, then of each look its own bounded logit and the four of the whole message. */
export function calibrationInput(looks: readonly ArrayLike<number>[], head: number): Float64Array {
  return Float64Array.of(
    1,
    ...looks.flatMap((look) => [head, ...GENERAL].map((each) => bounded(numberAt(look, each)))),
  );
}

/** How many numbers a calibration has for each head. */
export function calibrationWidth(looks: number): number {
  return 1 + looks * (1 + GENERAL.length);
}

const GENERAL = [headAt("gate"), headAt("secure"), headAt("neutral"), headAt("safety")];

/** Logits beyond this say nothing more; the bound keeps a very long message from shouting. */
const WIDEST = 8;

function bounded(logit: number): number {
  return Math.max(-WIDEST, Math.min(WIDEST, logit));
}

import { calibrationInput, chancesFrom } from "../src/calibration.ts";
import { HEAD_COUNT, headAt } from "../src/head.ts";
import { VERDICT_INPUTS, VERDICT_OUTPUTS, verdictInput } from "../src/verdict.ts";
import { CALIBRATION_PER_HEAD } from "../src/weights.ts";
import type { UnseenLogits } from "./fold.ts";
import { logisticFit } from "./logistic.ts";

/** How firmly a head trusts its own two logits before it has seen any line, and how little it trusts the others. */
const RIDGE = 30;
const OWN = 0.6;

/** One table for all heads: a logistic regression on the unseen logits, drawn towards each head's own. */
export function calibrationFrom(unseen: readonly UnseenLogits[]): Float64Array {
  const inputs = unseen.map((one) => calibrationInput(one.message, one.strongest));
  const table = new Float64Array(HEAD_COUNT * CALIBRATION_PER_HEAD);
  for (let head = 0; head < HEAD_COUNT; head += 1) {
    const targets = unseen.map((one) => one.prepared.whole.targets[head] ?? 0);
    table.set(logisticFit(inputs, targets, { prior: priorOf(head), ridge: RIDGE }), head * CALIBRATION_PER_HEAD);
  }
  return table;
}

function priorOf(head: number): Float64Array {
  const prior = new Float64Array(CALIBRATION_PER_HEAD);
  prior[1 + head] = OWN;
  prior[1 + HEAD_COUNT + head] = head === headAt("gate") ? OWN / 2 : OWN;
  return prior;
}

/** What the training learns from lines of unseen writers, beside the heads. */
export interface Calibrated {
  readonly calibration: Float64Array;
  readonly verdict: Float64Array;
}

/**
 * Calibrates on folds of unseen writers. The verdict is fitted on chances that came from a calibration which had not
 * seen their writer either.
 */
export function calibrated(folds: readonly (readonly UnseenLogits[])[]): Calibrated {
  const inputs: Float64Array[] = [];
  const talks: string[] = [];
  for (const fold of folds) {
    const table = calibrationFrom(folds.filter((other) => other !== fold).flat());
    for (const { prepared, message, strongest } of fold) {
      inputs.push(verdictInput(chancesFrom(message, strongest, table)));
      talks.push(prepared.line.talk);
    }
  }
  const verdict = new Float64Array(VERDICT_INPUTS * VERDICT_OUTPUTS);
  const answers = [["cycle", "mixed"], ["secure", "mixed"], ["neutral"]];
  for (const [row, meant] of answers.entries()) {
    const targets = talks.map((talk) => (meant.includes(talk) ? 1 : 0));
    const fit = logisticFit(inputs, targets, { prior: new Float64Array(VERDICT_INPUTS), ridge: VERDICT_RIDGE });
    verdict.set(fit, row * VERDICT_INPUTS);
  }
  return { calibration: calibrationFrom(folds.flat()), verdict };
}

const VERDICT_RIDGE = 3;

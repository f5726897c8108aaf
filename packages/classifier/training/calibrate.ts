import { calibrationInput, calibrationWidth, chancesFrom } from "../src/calibration.ts";
import { HEAD_COUNT, headAt } from "../src/head.ts";
import { VERDICT_INPUTS, VERDICT_OUTPUTS, verdictInput } from "../src/verdict.ts";
import type { UnseenLogits } from "./fold.ts";
import { logisticFit } from "./logistic.ts";

/** How firmly a head trusts its own logits before it has seen any line, and how little it trusts the others. */
const RIDGE = 30;
/** Shared by the looks; the gate leans on the whole message more than on a part of it. */
const OWN = 1.2;

/** One table for all heads: logistic regressions on the unseen logits, drawn towards each head's own. */
export function calibrationFrom(unseen: readonly UnseenLogits[]): Float64Array {
  const looks = unseen[0]?.looks.length ?? 0;
  const width = calibrationWidth(looks);
  const table = new Float64Array(HEAD_COUNT * width);
  for (let head = 0; head < HEAD_COUNT; head += 1) {
    const inputs = unseen.map((one) => calibrationInput(one.looks, head));
    const targets = unseen.map((one) => one.prepared.whole.targets[head] ?? 0);
    table.set(logisticFit(inputs, targets, { prior: priorOf(head, looks), ridge: RIDGE }), head * width);
  }
  return table;
}

/** Every second look is at the strongest thought unit alone. */
function priorOf(head: number, looks: number): Float64Array {
  const prior = new Float64Array(calibrationWidth(looks));
  const step = (prior.length - 1) / looks;
  for (let look = 0; look < looks; look += 1) {
    const isPart = look % 2 === 1;
    prior[1 + look * step] = (OWN / looks) * (isPart && head === headAt("gate") ? 0.5 : 1);
  }
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
    for (const { prepared, looks } of fold) {
      inputs.push(verdictInput(chancesFrom(looks, table)));
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

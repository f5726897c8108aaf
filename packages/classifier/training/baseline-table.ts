import { headAt } from "../src/head.ts";
import { polarityScore } from "./baseline.ts";
import { type UnseenLogits, unseenFolds } from "./fold.ts";
import type { PreparedLine } from "./instance.ts";
import { isCycleLine } from "./labelled-line.ts";
import { accuracyAt, areaUnderCurve, f1At, type Scored } from "./measure.ts";
import { percent, table } from "./report-tables.ts";
import { FIT_RULE, FOLDS } from "./rules.ts";

/** Words, letters and bare sentence frames alone: no word families, no form, nothing of what was said before. */
const N_GRAMS_ONLY = { ...FIT_RULE, blockScales: [1, 1, 1, 0, 0, 0, 0, 0] };
const GATE = headAt("gate");
const ENCODER_LOOK = 2;

/** The gate without most of what the listener has, by unseen writer. */
export function baselineTable(
  prepared: readonly PreparedLine[],
  withEncoder: readonly (readonly UnseenLogits[])[] | null,
): string {
  const all = prepared.map(({ line }) => line);
  const rows: [string, readonly Scored[], number][] = [
    ["flag everything", all.map((line) => ({ score: 1, truth: isCycleLine(line) })), 0.5],
    [
      "polarity lexicon (a small list of our own)",
      all.map((line) => ({ score: polarityScore(line.text), truth: isCycleLine(line) })),
      Number.MIN_VALUE,
    ],
    ["n-grams only", scoredBy(unseenFolds(prepared, FOLDS, N_GRAMS_ONLY), 0), 0],
    ...(withEncoder === null
      ? []
      : [["encoder only", scoredBy(withEncoder, ENCODER_LOOK), 0] satisfies [string, readonly Scored[], number]]),
  ];
  return table(
    ["", "AUC", "accuracy", "F1"],
    rows.map(([name, scored, threshold]) => [
      name,
      areaUnderCurve(scored).toFixed(3),
      percent(accuracyAt(scored, threshold)),
      f1At(scored, threshold).toFixed(3),
    ]),
  );
}

function scoredBy(folds: readonly (readonly UnseenLogits[])[], look: number): readonly Scored[] {
  return folds
    .flat()
    .map(({ prepared, looks }) => ({ score: looks[look]?.[GATE] ?? 0, truth: isCycleLine(prepared.line) }));
}

import { err, ok, type Result } from "@attune/kernel";
import type { AnswerRange, Instrument, ItemAnswers, Scale } from "./instrument.ts";

/** A score of one scale. */
export interface ScaleScore {
  /** On the answer range for a mean; a sum of all items for a sum, with missing ones filled up. */
  readonly value: number;
  readonly answered: number;
  readonly of: number;
}

/** Why there is no score. `item` is an id; nothing that was answered stands in it. */
export type NotScored =
  | { readonly type: "too-few-answers"; readonly answered: number; readonly fewest: number }
  | { readonly type: "answer-out-of-range"; readonly item: string };

/**
 * Scores one scale: reversed items are turned round, missing ones are prorated, and too few answers give no score.
 * An answer that is not a whole number of its range is refused.
 */
export function scoreScale(
  instrument: Pick<Instrument, "range">,
  scale: Scale,
  answers: ItemAnswers,
): Result<ScaleScore, NotScored> {
  const keyed: number[] = [];
  for (const { id, reversed } of scale.items) {
    const answer = answers[id];
    if (answer === undefined) continue;
    const range = scale.ranges?.[id] ?? instrument.range;
    if (!isIn(range, answer)) return err({ type: "answer-out-of-range", item: id });
    keyed.push(reversed ? range.lowest + range.highest - answer : answer);
  }
  if (keyed.length < scale.fewest)
    return err({ type: "too-few-answers", answered: keyed.length, fewest: scale.fewest });
  const mean = keyed.reduce((sum, answer) => sum + answer, 0) / keyed.length;
  const value = scale.scoring === "mean" ? mean : mean * scale.items.length;
  return ok({ value, answered: keyed.length, of: scale.items.length });
}

/** What a score of this scale can be: from the lowest answer to every item to the highest. */
export function rangeOfScores({ range }: Pick<Instrument, "range">, scale: Scale): AnswerRange {
  if (scale.scoring === "mean") return range;
  const ranges = scale.items.map(({ id }) => scale.ranges?.[id] ?? range);
  return {
    lowest: ranges.reduce((sum, { lowest }) => sum + lowest, 0),
    highest: ranges.reduce((sum, { highest }) => sum + highest, 0),
  };
}

function isIn({ lowest, highest }: AnswerRange, answer: number): boolean {
  return Number.isInteger(answer) && answer >= lowest && answer <= highest;
}

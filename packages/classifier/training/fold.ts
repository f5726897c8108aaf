import { HEAD_COUNT } from "../src/head.ts";
import { type Dictionary, dictionaryFrom } from "./dictionary.ts";
import { type FitRule, type Fitted, fitHeads, logitsOf, sparseFrom } from "./fit.ts";
import type { PreparedLine } from "./instance.ts";
import { coarsened } from "./pack.ts";
import { prunedTo } from "./pruning.ts";
import { DICTIONARY_RULE, FEATURES_KEPT, FIT_RULE, isTrainedOnly } from "./rules.ts";

/** What heads that never saw this line's writer say of it: of the message, of its strongest thought unit, and perhaps an encoder of both. */
export interface UnseenLogits {
  readonly prepared: PreparedLine;
  readonly looks: readonly Float64Array[];
}

/** Heads fitted on these lines. */
export function fitOn(lines: readonly PreparedLine[], rule: FitRule = FIT_RULE): FittedHeads {
  const dictionary = dictionaryFrom(lines, DICTIONARY_RULE);
  const instances = lines
    .flatMap((line) => (line.units.length > 1 ? [line.whole, ...line.units] : [line.whole]))
    .map((instance) => sparseFrom(instance, dictionary, rule));
  return prunedTo(FEATURES_KEPT, dictionary, fitHeads(instances, dictionary.size, rule));
}

export interface FittedHeads {
  readonly dictionary: Dictionary;
  readonly fitted: Fitted;
}

/** Leaves writers out in turn; each line is answered by heads, as coarse as those shipped, that saw nothing by its writer. */
export function unseenFolds(
  lines: readonly PreparedLine[],
  folds: number,
  rule: FitRule = FIT_RULE,
): readonly (readonly UnseenLogits[])[] {
  return foldsOf(lines, folds).map((left) => {
    const { dictionary, fitted } = fitOn(
      lines.filter(({ line }) => !left.includes(line.writer)),
      rule,
    );
    const shipped = { dictionary, fitted: coarsened(fitted) };
    return lines.filter(({ line }) => left.includes(line.writer)).map((prepared) => logitsFor(prepared, shipped, rule));
  });
}

/** What fitted heads say of a line. */
export function logitsFor(
  prepared: PreparedLine,
  { dictionary, fitted }: FittedHeads,
  rule: FitRule = FIT_RULE,
): UnseenLogits {
  const message = logitsOf(sparseFrom(prepared.whole, dictionary, rule), fitted);
  const units = prepared.units.map((unit) => logitsOf(sparseFrom(unit, dictionary, rule), fitted));
  const strongest =
    units.length < 2
      ? message
      : Float64Array.from({ length: HEAD_COUNT }, (_, head) => Math.max(...units.map((unit) => unit[head] ?? 0)));
  return { prepared, looks: [message, strongest] };
}

/** Groups of writers that are left out together. Those who are only trained on are in none. */
export function foldsOf(lines: readonly PreparedLine[], folds: number): readonly (readonly string[])[] {
  const writers = [...new Set(lines.map(({ line }) => line.writer))].filter((writer) => !isTrainedOnly(writer)).sort();
  return Array.from({ length: folds }, (_, fold) => writers.filter((_writer, index) => index % folds === fold));
}

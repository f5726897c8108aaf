import { HEAD_COUNT } from "../src/head.ts";
import { type Dictionary, dictionaryFrom } from "./dictionary.ts";
import { type Fitted, fitHeads, logitsOf, sparseFrom } from "./fit.ts";
import type { PreparedLine } from "./instance.ts";
import { coarsened } from "./pack.ts";
import { prunedTo } from "./pruning.ts";
import { DICTIONARY_RULE, FEATURES_KEPT, FIT_RULE, TRAINING_ONLY } from "./rules.ts";

/** What heads that never saw this line's writer say of it: of the message, of its strongest thought unit, and perhaps an encoder of both. */
export interface UnseenLogits {
  readonly prepared: PreparedLine;
  readonly looks: readonly Float64Array[];
}

/** Heads fitted on these lines. */
export function fitOn(lines: readonly PreparedLine[]): { readonly dictionary: Dictionary; readonly fitted: Fitted } {
  const dictionary = dictionaryFrom(lines, DICTIONARY_RULE);
  const instances = lines
    .flatMap((line) => (line.units.length > 1 ? [line.whole, ...line.units] : [line.whole]))
    .map((instance) => sparseFrom(instance, dictionary, FIT_RULE));
  return prunedTo(FEATURES_KEPT, dictionary, fitHeads(instances, dictionary.size, FIT_RULE));
}

/** Leaves writers out in turn; each line is answered by heads, as coarse as those shipped, that saw nothing by its writer. */
export function unseenFolds(
  lines: readonly PreparedLine[],
  writersPerFold: number,
): readonly (readonly UnseenLogits[])[] {
  return foldsOf(lines, writersPerFold).map((left) => {
    const { dictionary, fitted } = fitOn(lines.filter(({ line }) => !left.includes(line.writer)));
    const shipped = coarsened(fitted);
    return lines
      .filter(({ line }) => left.includes(line.writer))
      .map((prepared) => logitsFor(prepared, dictionary, shipped));
  });
}

/** What fitted heads say of a line. */
export function logitsFor(prepared: PreparedLine, dictionary: Dictionary, fitted: Fitted): UnseenLogits {
  const message = logitsOf(sparseFrom(prepared.whole, dictionary, FIT_RULE), fitted);
  const units = prepared.units.map((unit) => logitsOf(sparseFrom(unit, dictionary, FIT_RULE), fitted));
  const strongest =
    units.length < 2
      ? message
      : Float64Array.from({ length: HEAD_COUNT }, (_, head) => Math.max(...units.map((unit) => unit[head] ?? 0)));
  return { prepared, looks: [message, strongest] };
}

/** Groups of writers that are left out together. Those who are only trained on are in none. */
export function foldsOf(lines: readonly PreparedLine[], writersPerFold: number): readonly (readonly string[])[] {
  const writers = [...new Set(lines.map(({ line }) => line.writer))]
    .filter((writer) => !TRAINING_ONLY.has(writer))
    .sort();
  const folds = Math.ceil(writers.length / writersPerFold);
  return Array.from({ length: folds }, (_, fold) => writers.filter((_writer, index) => index % folds === fold));
}

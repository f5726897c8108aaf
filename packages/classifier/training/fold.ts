import { HEAD_COUNT } from "../src/head.ts";
import { type Dictionary, dictionaryFrom } from "./dictionary.ts";
import { type Fitted, fitHeads, logitsOf, sparseFrom } from "./fit.ts";
import type { PreparedLine } from "./instance.ts";
import { DICTIONARY_RULE, FIT_RULE } from "./rules.ts";

/** What heads that never saw this line's writer say of it. */
export interface UnseenLogits {
  readonly prepared: PreparedLine;
  readonly message: Float64Array;
  readonly strongest: Float64Array;
}

/** Heads fitted on these lines. */
export function fitOn(lines: readonly PreparedLine[]): { readonly dictionary: Dictionary; readonly fitted: Fitted } {
  const dictionary = dictionaryFrom(lines, DICTIONARY_RULE);
  const instances = lines
    .flatMap((line) => (line.units.length > 1 ? [line.whole, ...line.units] : [line.whole]))
    .map((instance) => sparseFrom(instance, dictionary, FIT_RULE));
  return { dictionary, fitted: fitHeads(instances, dictionary.size, FIT_RULE) };
}

/** Leaves writers out in turn; each line is answered by heads that saw nothing by its writer. */
export function unseenLogits(lines: readonly PreparedLine[], writersPerFold: number): readonly UnseenLogits[] {
  return foldsOf(lines, writersPerFold).flatMap((left) => {
    const { dictionary, fitted } = fitOn(lines.filter(({ line }) => !left.includes(line.writer)));
    return lines
      .filter(({ line }) => left.includes(line.writer))
      .map((prepared) => logitsFor(prepared, dictionary, fitted));
  });
}

/** What fitted heads say of a line. */
export function logitsFor(prepared: PreparedLine, dictionary: Dictionary, fitted: Fitted, rule = FIT_RULE): UnseenLogits {
  const message = logitsOf(sparseFrom(prepared.whole, dictionary, rule), fitted);
  const units = prepared.units.map((unit) => logitsOf(sparseFrom(unit, dictionary, rule), fitted));
  const strongest =
    units.length < 2
      ? message
      : Float64Array.from({ length: HEAD_COUNT }, (_, head) => Math.max(...units.map((unit) => unit[head] ?? 0)));
  return { prepared, message, strongest };
}

/** Groups of writers, each left out together: first with the first of the second half, and so on. */
export function foldsOf(lines: readonly PreparedLine[], writersPerFold: number): readonly (readonly string[])[] {
  const writers = [...new Set(lines.map(({ line }) => line.writer))].sort();
  const folds = Math.ceil(writers.length / writersPerFold);
  return Array.from({ length: folds }, (_, fold) => writers.filter((_writer, index) => index % folds === fold));
}

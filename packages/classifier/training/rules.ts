import type { DictionaryRule } from "./dictionary.ts";
import type { FitRule } from "./fit.ts";

/** Which features may enter, by block: words, letters, bones, families, pairs, form, context, reply. */
export const DICTIONARY_RULE: DictionaryRule = {
  fewestLines: [2, 4, 3, 2, 3, 2, 3, 3],
  fewestWriters: [2, 2, 2, 2, 2, 2, 2, 2],
  most: 80_000,
};

/** Features in the weights file, which is to stay under a megabyte. */
export const FEATURES_KEPT = 49_000;

/** How the heads are fitted. Chosen by leaving writers out. */
export const FIT_RULE: FitRule = {
  epochs: 8,
  rate: 0.05,
  decay: 1e-5,
  unitWeight: 0.5,
  blockScales: [1, 1, 1, 1, 1, 0.5, 0.5, 0.7],
  seed: 1,
};

/** Groups of writers that are left out together in turn. */
export const FOLDS = 6;

/** Trained on, never tested on: written by somebody who had the features in view. */
export function isTrainedOnly(writer: string): boolean {
  return writer.startsWith("p");
}

/** Writers whose lines were looked at while features and rules were made; their figures flatter a little. */
export const SEEN_WRITERS: ReadonlySet<string> = new Set(["t01", "t02", "t03", "t04"]);

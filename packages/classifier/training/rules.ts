import type { DictionaryRule } from "./dictionary.ts";
import type { FitRule } from "./fit.ts";

/** Which features are kept, by block: words, letters, bones, families, pairs, form, context, reply. */
export const DICTIONARY_RULE: DictionaryRule = {
  fewestLines: [2, 4, 3, 2, 3, 2, 3, 3],
  fewestWriters: [2, 3, 2, 2, 2, 2, 2, 2],
  most: 24_000,
};

/** How the heads are fitted. Chosen by leaving writers out. */
export const FIT_RULE: FitRule = {
  epochs: 8,
  rate: 0.05,
  decay: 1e-5,
  unitWeight: 0.5,
  blockScales: [1, 1, 1, 1, 1, 0.5, 0.5, 0.7],
  seed: 1,
  fits: 1,
};

/** Writers left out together in each fold. */
export const WRITERS_PER_FOLD = 2;

import { picture } from "./en/picture.data.ts";
import { safety } from "./en/safety.data.ts";
import type { Language } from "./index.ts";
import type { PictureWords } from "./picture-content.ts";
import type { SafetyWords } from "./safety-content.ts";

export type { InstrumentWords, PictureWords } from "./picture-content.ts";
export type { OfferWords, QuestionWords, SafetyWords } from "./safety-content.ts";
export { SIGNPOST_COUNTRIES, SIGNPOSTS_CHECKED } from "./signposts.data.ts";
export type { Signpost, SignpostCountry, SignpostTopic } from "./signposts.ts";

/** What is said to someone alone, on pages that few visits need: kept apart, so that the first page does not wait for it. */
export interface WordsAlone {
  readonly safety: SafetyWords;
  readonly picture: PictureWords;
}

/** What is said to someone alone, in this language. */
export function wordsAlone(language: Language): WordsAlone {
  return { en: { safety, picture } }[language];
}

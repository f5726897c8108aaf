import { isIn } from "../word-family.ts";
import { hasSting } from "./sting.ts";
import { saysAny, type Utterance } from "./utterance.ts";

/** Laughing together or at oneself. Laughing at the other is not shared. */
export function isSharedJoke(utterance: Utterance): boolean {
  const { said, words } = utterance;
  if (hasSting(utterance)) return false;
  const laughs = words.some((word) => isIn(word, "LAUGH")) || saysAny(said, LAUGHING);
  const together = words.some((word) => isIn(word, "WE")) || !words.some((word) => isIn(word, "YOU"));
  return laughs && together;
}

const LAUGHING: readonly RegExp[] = [
  / (?:😂|🤣|😆|😹) /,
  / (?:we are both|the two of us are|both of us are) (?:\S+ ){0,3}(?:hopeless|terrible|ridiculous|useless|rubbish|mad|bonkers|clueless) /,
];

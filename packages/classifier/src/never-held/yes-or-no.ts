import { isIn } from "../word-family.ts";
import type { Utterance } from "./utterance.ts";

const SHORT_ANSWERS: ReadonlySet<string> = new Set(
  (
    "yes no okay sure maybe later soon now here there thanks thank you please not yet true right deal done home coming " +
    "morning night goodnight hello hi hey bye ta cheers i am on my way good perfect great noted got it will do both neither " +
    "0 0:0 am pm today tomorrow tonight of course me too"
  ).split(" "),
);
const WHOLE_ANSWERS: ReadonlySet<string> = new Set(
  "yes|no|okay|sure|maybe|later|not yet|not now|yes please|no thanks|no thank you|thank you|thanks|okay thanks|yes of course|of course|will do|got it|on my way|i am on my way|i am here|i am home|goodnight|good night|good morning|hello|hi|hey|bye|deal|me too|noted|both|neither|yes and no|soon|in a minute|0|0:0".split(
    "|",
  ),
);
const MOST_WORDS = 3;

/** A bare answer, greeting or thanks. "Whatever" and "fine" are no answers. */
export function isYesOrNo({ words, raised }: Utterance): boolean {
  if (words.length === 0) return true;
  if (WHOLE_ANSWERS.has(words.join(" "))) return true;
  if (words.length <= MOST_WORDS && words.every(isKindPicture)) return true;
  return !raised && words.length <= MOST_WORDS && words.every((word) => SHORT_ANSWERS.has(word)) && words[0] !== "done";
}

function isKindPicture(word: string): boolean {
  return /^\p{Extended_Pictographic}$/u.test(word) && !isIn(word, "SOUR");
}

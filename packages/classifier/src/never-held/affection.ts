import { isIn } from "../word-family.ts";
import { hasSting } from "./sting.ts";
import { saysAny, type Utterance } from "./utterance.ts";

const MOST_WORDS = 16;

/** "I love you", "missing you", a goodnight with a kiss. Affection with a sting in its tail is not protected. */
export function isAffection(utterance: Utterance): boolean {
  const { said, words } = utterance;
  if (words.length > MOST_WORDS || hasSting(utterance) || saysAny(said, TURNED)) return false;
  return (
    saysAny(said, LOVING) || (words.some((word) => isIn(word, "HEART")) && !words.some((word) => isIn(word, "SOUR")))
  );
}

const LOVING: readonly RegExp[] = [
  / i (?:\S+ )?(?:love|adore|cherish) (?:you|us) /,
  / (?:miss|missing) you /,
  / i love (?:being|waking|coming home|lying|sitting|growing old) (?:\S+ ){0,4}(?:you|us) /,
  / (?:kiss|kisses|hug|hugs|cuddle|cuddles) (?:from me|for you|you|waiting) /,
  / (?:so|very|really) (?:proud|glad|happy|lucky) (?:of|to have|with|that) (?:you|us|i have you) /,
  / (?:goodnight|good night|sleep well|good morning|sweet dreams) (?:,? ?)(?:my )?(?:love|darling|dear|dearest|babe|honey|hon|sweetheart|habibi|habibti) /,
];

const TURNED: readonly RegExp[] = [
  / (?:but|although|though|except|however|if|unless|until|yet) /,
  / (?:not|no|never|used to|anymore|any more|supposed|say|said|prove) /,
  / (?:love|loved|loves) (?:how|that|it when|your) /,
];

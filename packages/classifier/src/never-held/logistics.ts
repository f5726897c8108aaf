import { isIn } from "../word-family.ts";
import { hasSting } from "./sting.ts";
import { saysAny, type Utterance } from "./utterance.ts";

const MOST_WORDS = 22;
const MOST_DAYS = 2;

/** When, where, who fetches, what to buy: plain arrangements, when nobody has just shown a feeling. */
export function isLogistics(utterance: Utterance): boolean {
  const { said, words } = utterance;
  if (words.length > MOST_WORDS || utterance.answersFeeling || utterance.raised || hasSting(utterance)) return false;
  if (saysAny(said, CHARGED) || words.some((word) => CHARGED_FAMILIES.some((family) => isIn(word, family))))
    return false;
  if (words.filter((word) => isIn(word, "DAY")).length > MOST_DAYS) return false;
  const anchors = words.filter((word) => ANCHORS.some((family) => isIn(word, family)) || isNumber(word)).length;
  return anchors >= 2 && saysAny(said, ARRANGING);
}

const NUMBERS: ReadonlySet<string> = new Set(
  "one two three four five six seven eight nine ten eleven twelve".split(" "),
);

function isNumber(word: string): boolean {
  return word.startsWith("0") || NUMBERS.has(word);
}

const ANCHORS = ["CLOCK", "STUFF", "DAY", "PLACE"] as const;
const CHARGED_FAMILIES = [
  "ABSOLUTE",
  "INSULT",
  "SWEAR",
  "GRAND",
  "AFRAID",
  "LONELY",
  "SAD",
  "ASHAMED",
  "ANGRY",
  "TIRED",
  "SORRY",
  "WARM",
  "GRIEF",
] as const;

const CHARGED: readonly RegExp[] = [
  / (?:again|still|even|once|twice|third|either|fault|blame|because|lie|lies|care|whatever|proof|prove|explain|answer|until|without|at least|as promised|remember|told|said|asked|simply|just|only|not|never|nothing|done|finished|out|already|else|must|should|fixed|solved|anyone|anybody|since|then|step|file|apply|email) /,
  / why /,
  / (?:yes or no|or not|or i|no ,|not me|not mine) /,
  / you (?:\S+ ){0,3}(?:lost|broke|forgot|left|missed|spent|late|had|did|was|were|went|came|took|tell|book) /,
  / your (?:mother|father|sister|brother|precious|job) /,
  / (?:that is|it is|there is) (?:your|on you) /,
  / i (?:\S+ ){0,2}(?:did|waited|sat|stood|had to|carried|paid|covered|used|put|looked|count|counted|ironed|iron) /,
  / (?:you are right|i am wrong|if i|as you) /,
  / [!]\+ /,
];

const ARRANGING: readonly RegExp[] = [
  / (?:can|could|will|would|did|do|are|shall) (?:you|we|i) (?:\S+ ){0,6}\? /,
  / (?:is|are|at|by|for|from|till) (?:the |my |our )?(?:0|0:0|half|six|seven|eight|nine|ten|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow) /,
  / (?:in|on|under|behind) the \S+ /,
  / (?:you are|i am|you have|i have|you have got|i have got) (?:on |got |at |the )/,
  / (?:what|which|where|who|when|how many|how much) /,
  / (?:bring|buy|get|need|grab|take|fetch) /,
];

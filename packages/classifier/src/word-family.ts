import { hashText } from "./hash.ts";
import { createRecent } from "./recent.ts";
import { WORD_FAMILIES } from "./word-families.data.ts";

/** What is known of a word apart from its letters. */
export interface Kin {
  readonly hash: number;
  /** Indices into `FAMILY_NAMES`. */
  readonly families: readonly number[];
  /** Hash of the word itself when it is a frequent function word, else of its class: what is left of a sentence without its topic. */
  readonly bone: number;
}

export const FAMILY_NAMES: readonly string[] = Object.keys(WORD_FAMILIES);

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "i me my mine myself you your yours yourself we us our it its this that these those he she they him her them a an the and or but " +
    "because so if when while then than as like of to in on at for from with without by about up down out off over not no yes okay " +
    "never always ever just only even still again already is am are was were be been being do does did done have has had will would " +
    "can could should must may might going want need got get make makes let what why how who where which there here all any some every " +
    "one more too very really please sorry thank thanks know think feel feels felt say said tell told see now 's . , ? ! - : ; ( ) \" 0 0:0"
  ).split(" "),
);
/** Classes that stand in for a content word, the telling ones first. */
const BONE_FAMILIES =
  "AFRAID LONELY ASHAMED SAD ANGRY TIRED INSULT SWEAR GRAND GRIEF WARM ENDEAR HARM BODY HOLD SORRY THANK KIN CHILD DAY PHONE MONEY STUFF".split(
    " ",
  );
const ENDINGS = ["ing", "ed", "ly", "est", "er", "s"];

const exact = new Map<string, number[]>();
const stems: { readonly stem: string; readonly family: number }[] = [];
for (const [family, name] of FAMILY_NAMES.entries()) {
  for (const word of new Set((WORD_FAMILIES[name] ?? "").split(" "))) {
    if (word.endsWith("*")) stems.push({ stem: word.slice(0, -1), family });
    else exact.set(word, [...(exact.get(word) ?? []), family]);
  }
}
const boneFamilies = BONE_FAMILIES.map((name) => FAMILY_NAMES.indexOf(name));
const remembered = createRecent<Kin>(20_000);

/** What is known of this word. */
export function kinOf(key: string): Kin {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const families = familiesOf(key);
  return remembered.keep(key, { hash: hashText(key), families, bone: hashText(boneOf(key, families)) });
}

/** Whether a word belongs to the family of this name. */
export function isIn(key: string, family: string): boolean {
  return kinOf(key).families.includes(FAMILY_NAMES.indexOf(family));
}

function familiesOf(key: string): readonly number[] {
  const families = [...(exact.get(key) ?? [])];
  for (const { stem, family } of stems) if (key.startsWith(stem) && !families.includes(family)) families.push(family);
  return families;
}

function boneOf(key: string, families: readonly number[]): string {
  if (FUNCTION_WORDS.has(key)) return key;
  const family = boneFamilies.find((candidate) => families.includes(candidate));
  if (family !== undefined) return `<${FAMILY_NAMES[family] ?? ""}>`;
  const ending = ENDINGS.find((candidate) => key.length > candidate.length + 2 && key.endsWith(candidate));
  return ending === undefined ? "<>" : `<${ending}>`;
}

import type { Word } from "./word.ts";

/** A stretch of words with one function: a sentence or a clause. Word indices, `to` exclusive. */
export interface ThoughtUnit {
  readonly from: number;
  readonly to: number;
}

const SENTENCE_MARKS = new Set([".", "!", "?", ";"]);
const CLAUSE_MARKS = new Set([",", "-", ":", "(", ")"]);
const JOINTS = new Set([
  "but",
  "because",
  "cos",
  "coz",
  "cuz",
  "bc",
  "then",
  "although",
  "though",
  "so",
  "yet",
  "pero",
]);
const SOFT_JOINTS = new Set(["and", "n", "or", "when", "if", "while"]);
const SUBJECTS = new Set(
  "i i'm im i've i'll i'd you you're u youre you've you'll we we're we've we'll he she they it it's that's don't dont".split(
    " ",
  ),
);
const SHORTEST = 4;

/** Splits words into thought units; every word belongs to exactly one. */
export function thoughtUnitsOf(words: readonly Word[]): readonly ThoughtUnit[] {
  const units: ThoughtUnit[] = [];
  let from = 0;
  let sounded = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (at > from && opensUnit(words, at, sounded)) {
      units.push({ from, to: at });
      from = at;
      sounded = 0;
    }
    if (words[at]?.kind !== "mark") sounded += 1;
  }
  if (from < words.length) units.push({ from, to: words.length });
  return units;
}

function opensUnit(words: readonly Word[], at: number, sounded: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined || before === undefined || sounded === 0 || word.kind === "mark") return false;
  if (word.afterBreak || endsSentence(before)) return true;
  if (sounded < SHORTEST || wordsLeft(words, at) < SHORTEST) return false;
  if (JOINTS.has(word.key)) return true;
  const subject = SUBJECTS.has(words[at + 1]?.key ?? "");
  if (SOFT_JOINTS.has(word.key)) return subject;
  return (
    before.kind === "mark" &&
    CLAUSE_MARKS.has(before.key.charAt(0)) &&
    (SUBJECTS.has(word.key) || SOFT_JOINTS.has(word.key))
  );
}

function endsSentence(word: Word): boolean {
  return word.kind === "mark" && SENTENCE_MARKS.has(word.key.charAt(0));
}

/** How many words follow before the sentence ends, counted no further than needed. */
function wordsLeft(words: readonly Word[], at: number): number {
  let left = 0;
  for (let next = at; next < words.length && left < SHORTEST; next += 1) {
    const word = words[next];
    if (word === undefined || endsSentence(word)) break;
    if (word.kind !== "mark") left += 1;
  }
  return left;
}

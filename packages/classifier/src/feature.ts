import { hashOn, hashText } from "./hash.ts";
import { numberAt } from "./number-at.ts";
import type { Piece } from "./piece.ts";
import { FAMILY_NAMES, kinOf } from "./word-family.ts";

/** Kinds of features; each kind is brought to the same length before it is weighed. */
export const BLOCKS = ["words", "letters", "bones", "families", "pairs", "form", "context", "reply"] as const;
export const BLOCK_COUNT = BLOCKS.length;

/** Takes features one by one: which block, which feature, and the words it stands on. */
export type FeatureSink = (block: number, hash: number, span: Span) => void;

/** A first and a last word as one number, because there are thousands of them a message. */
export type Span = number;

/** The span of a feature that stands on no word. */
export const NOWHERE: Span = -1;

const SPAN_BASE = 65_536;

export function spanFrom(first: number, last: number): Span {
  return first * SPAN_BASE + last;
}

export function firstOf(span: Span): number {
  return Math.floor(span / SPAN_BASE);
}

export function lastOf(span: Span): number {
  return span % SPAN_BASE;
}

/** Names the features below; weights made for another set of features must not be used. */
export const FEATURE_CONFIG = "attune-listener-features-1";

const WORDS = BLOCKS.indexOf("words");
const LETTERS = BLOCKS.indexOf("letters");
const BONES = BLOCKS.indexOf("bones");
const FAMILIES = BLOCKS.indexOf("families");
const PAIRS = BLOCKS.indexOf("pairs");
const seeds = BLOCKS.map((block) => hashText(`${block}|`));
const EDGE = hashText("<edge>");
const REACH_OF_PAIRS = 6;
const FIRST_OF_PAIR: ReadonlySet<number> = new Set(
  "I YOU WE THEY NOT ABSOLUTE SHOULD MIGHT WILL FEEL WHY WHAT BUT SORRY NOW LIKE AGAIN THINK DEMAND SMALL LIMIT WHEN AFRAID SENSE"
    .split(" ")
    .map((name) => FAMILY_NAMES.indexOf(name)),
);
const LONGEST_LETTERED_WORD = 24;

/** Seeds a hash for one block and sub-kind. */
export function seedOf(block: number, kind: string): number {
  return hashText(kind, numberAt(seeds, block));
}

/** Features of the words of one thought unit alone. */
export function eachUnitFeature(pieces: readonly Piece[], sink: FeatureSink): void {
  eachWordFeature(pieces, sink);
  eachLetterFeature(pieces, sink);
  eachBoneFeature(pieces, sink);
  eachFamilyFeature(pieces, sink);
}

const ONE = seedOf(WORDS, "1");
const TWO = seedOf(WORDS, "2");
const THREE = seedOf(WORDS, "3");
const SKIP = seedOf(WORDS, "s");

function eachWordFeature(pieces: readonly Piece[], sink: FeatureSink): void {
  let before = EDGE;
  let earlier = EDGE;
  let beforeWord = pieces[0]?.word ?? 0;
  let earlierWord = beforeWord;
  for (const { key, word } of pieces) {
    const { hash } = kinOf(key);
    sink(WORDS, hashOn(ONE, hash), spanFrom(word, word));
    sink(WORDS, hashOn(hashOn(TWO, before), hash), spanFrom(beforeWord, word));
    sink(WORDS, hashOn(hashOn(SKIP, earlier), hash), spanFrom(earlierWord, word));
    sink(WORDS, hashOn(hashOn(hashOn(THREE, earlier), before), hash), spanFrom(earlierWord, word));
    earlier = before;
    earlierWord = beforeWord;
    before = hash;
    beforeWord = word;
  }
}

const LETTER_SEEDS = [3, 4, 5].map((size) => ({ size, seed: seedOf(LETTERS, String(size)) }));

function eachLetterFeature(pieces: readonly Piece[], sink: FeatureSink): void {
  for (const { key, word } of pieces) {
    if (key.length < 3) continue;
    const padded = `<${key.slice(0, LONGEST_LETTERED_WORD)}>`;
    for (const { size, seed } of LETTER_SEEDS) {
      for (let at = 0; at + size <= padded.length; at += 1) {
        sink(LETTERS, hashText(padded.slice(at, at + size), seed), spanFrom(word, word));
      }
    }
  }
}

const BONE_SEEDS = [2, 3, 4, 5].map((size) => ({ size, seed: seedOf(BONES, String(size)) }));

/** Runs of function words and word classes: how something is said, whatever it is about. */
function eachBoneFeature(pieces: readonly Piece[], sink: FeatureSink): void {
  const bones = [EDGE, ...pieces.map((piece) => kinOf(piece.key).bone), EDGE];
  for (const { size, seed } of BONE_SEEDS) {
    for (let from = 0; from + size <= bones.length; from += 1) {
      let hash = seed;
      for (let at = from; at < from + size; at += 1) hash = hashOn(hash, numberAt(bones, at));
      const first = pieces[Math.max(0, from - 1)]?.word ?? -1;
      const last = pieces[Math.min(pieces.length - 1, from + size - 2)]?.word ?? -1;
      sink(BONES, hash, spanFrom(first, last));
    }
  }
}

const FAMILY = seedOf(FAMILIES, "f");
const OPENING = seedOf(FAMILIES, "o");
const PAIR = seedOf(PAIRS, "p");

function eachFamilyFeature(pieces: readonly Piece[], sink: FeatureSink): void {
  for (const [at, { key, word }] of pieces.entries()) {
    for (const family of kinOf(key).families) {
      sink(FAMILIES, hashOn(FAMILY, family), spanFrom(word, word));
      if (at < 3) sink(FAMILIES, hashOn(hashOn(OPENING, at), family), spanFrom(word, word));
      if (FIRST_OF_PAIR.has(family)) eachPairFeature(pieces, { at, family }, sink);
    }
  }
}

function eachPairFeature(
  pieces: readonly Piece[],
  { at, family }: { readonly at: number; readonly family: number },
  sink: FeatureSink,
): void {
  const first = pieces[at]?.word ?? -1;
  const end = Math.min(pieces.length, at + REACH_OF_PAIRS + 1);
  for (let next = at + 1; next < end; next += 1) {
    const piece = pieces[next];
    if (piece === undefined) break;
    for (const other of kinOf(piece.key).families)
      sink(PAIRS, hashOn(hashOn(PAIR, family), other), spanFrom(first, piece.word));
  }
}

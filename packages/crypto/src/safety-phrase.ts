import { compareBytes, joinBytes } from "@attune/wire";
import { hash } from "./hash.ts";
import { bitsToWords } from "./words.ts";

/** One side of a pairing, as this device knows it. */
export interface PhraseSide {
  readonly account: Uint8Array;
  /** Of the card that was given for this pairing. */
  readonly nonce: Uint8Array;
}

const PHRASE_WORDS = 6;

/** What the safety phrase is made of: 32 bytes that are the same for both, unless someone stands between them. */
export function phraseOf(one: PhraseSide, other: PhraseSide): Uint8Array {
  const sides = [one, other].map(({ account, nonce }) => joinBytes(account, nonce)).toSorted(compareBytes);
  return hash("attune/v1/phrase", ...sides);
}

/** The six words that two people compare by voice. */
export function phraseToWords(phrase: Uint8Array): readonly string[] {
  return bitsToWords(phrase, PHRASE_WORDS);
}

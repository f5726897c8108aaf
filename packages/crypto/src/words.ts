import { err, ok, type Result } from "@attune/kernel";
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";

/**
 * Typed words that are no secret. `at` counts from 0 and names the first word that is not in the list; a wrong
 * `checksum` means that one word stands for another, or in another place.
 */
export type WordsRefused =
  | { readonly type: "words-refused"; readonly reason: "count"; readonly count: number }
  | { readonly type: "words-refused"; readonly reason: "unknown-word"; readonly at: number }
  | { readonly type: "words-refused"; readonly reason: "checksum" };

const SECRET_WORDS = 12;
const BITS_PER_WORD = 11;
/** No two words of the list have their first four letters in common. */
const TELLING_LETTERS = 4;

/** 16 bytes as twelve words of the BIP-39 English list, the last of which holds a checksum. */
export function bytesToWords(bytes: Uint8Array): readonly string[] {
  return entropyToMnemonic(bytes, wordlist).split(" ");
}

/** The 16 bytes of twelve typed words. Case, numbering, spaces and what follows the fourth letter do not matter. */
export function wordsToBytes(text: string): Result<Uint8Array, WordsRefused> {
  const words = readWords(text, SECRET_WORDS);
  if (!words.ok) return words;
  try {
    return ok(mnemonicToEntropy(words.value.join(" "), wordlist));
  } catch {
    return err({ type: "words-refused", reason: "checksum" });
  }
}

/** The words of the list that were typed, in full, when they are as many as expected. */
export function readWords(text: string, count: number): Result<readonly string[], WordsRefused> {
  const typed = text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
  const at = typed.findIndex((word) => inFull(word).length === 0);
  if (at >= 0) return err({ type: "words-refused", reason: "unknown-word", at });
  if (typed.length !== count) return err({ type: "words-refused", reason: "count", count: typed.length });
  return ok(typed.flatMap(inFull));
}

/** As many words as asked for out of the first bits, 11 for each. */
export function bitsToWords(bytes: Uint8Array, count: number): readonly string[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: count }, (_, index) => {
    const start = index * BITS_PER_WORD;
    return Number.parseInt(bits.slice(start, start + BITS_PER_WORD), 2);
  }).flatMap((place) => wordlist.slice(place, place + 1));
}

/** The word that was meant, or none. */
function inFull(typed: string): readonly string[] {
  if (wordlist.includes(typed)) return [typed];
  if (typed.length < TELLING_LETTERS) return [];
  const telling = typed.slice(0, TELLING_LETTERS);
  return wordlist.filter((word) => word.slice(0, TELLING_LETTERS) === telling);
}

import { EXPANSIONS } from "./expansion.data.ts";
import type { Word } from "./word.ts";

/** One word as the listener knows it: a shortened spelling may stand for several pieces of one word. */
export interface Piece {
  readonly key: string;
  /** Index of the word it comes from. */
  readonly word: number;
}

const EXPANDED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(EXPANSIONS).map(([short, long]) => [short, long.split(" ")]),
);

/** The pieces of these words, numbers as one sign for all of them. */
export function piecesOf(words: readonly Word[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [index, word] of words.entries()) {
    for (const key of keysOf(word)) pieces.push({ key, word: index });
  }
  return pieces;
}

function keysOf(word: Word): readonly string[] {
  if (word.kind === "number") return [word.key.includes(":") ? "0:0" : "0"];
  if (word.kind === "mark") return [word.key.length > 1 ? `${word.key.charAt(0)}+` : word.key];
  const known = EXPANDED.get(word.key);
  if (known !== undefined) return known;
  const possessive = word.key.endsWith("'s") ? word.key.slice(0, -2) : null;
  return possessive === null ? [word.key] : [possessive, "'s"];
}

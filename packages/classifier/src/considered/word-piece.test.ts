import { describe, expect, it } from "vitest";
import { createWordPieces, piecesWithin, type Vocabulary } from "./word-piece.ts";

const RESERVED: Vocabulary = Array.from({ length: 6 }, (_, at) => [`<${at}>`, 0] as const);
const VOCABULARY: Vocabulary = [
  ...RESERVED,
  ["\u2581", -4],
  ["\u2581you", -2],
  ["\u2581are", -2],
  ["r", -5],
  ["e", -5],
  ["late", -3],
  ["l", -6],
  ["at", -3],
  [".", -1],
];
const piecesOf = createWordPieces(VOCABULARY);
const shown = (text: string) => {
  const { ids, starts, ends } = piecesOf(text);
  return ids.map((id, at) => [VOCABULARY[id]?.[0], text.slice(starts[at], ends[at])]);
};

describe("pieces of text", () => {
  it("are the likeliest, and know where they stand", () => {
    expect(shown("you are late.")).toEqual([
      ["\u2581you", "you"],
      ["\u2581are", " are"],
      ["\u2581", " "],
      ["late", "late"],
      [".", "."],
    ]);
  });

  it("take any white space as one, and none at the end", () => {
    expect(piecesOf("you \n\t are  ").ids).toEqual(piecesOf("you are").ids);
    expect(piecesOf("   ").ids).toEqual([]);
    expect(piecesOf("").ids).toEqual([]);
  });

  it("are unknown for what no piece has, once for each run", () => {
    expect(shown("you 💔💔.")).toEqual([
      ["\u2581you", "you"],
      ["\u2581", " "],
      ["<0>", "💔💔"],
      [".", "."],
    ]);
  });

  it("are found by the stretch of text that they cover", () => {
    const pieces = piecesOf("you are late.");
    expect(piecesWithin(pieces, 4, 7)).toEqual([1, 2]);
    expect(piecesWithin(pieces, 8, 13)).toEqual([3, 5]);
    expect(piecesWithin(pieces, 40, 50)).toEqual([5, 5]);
  });
});

import type { NormalisedText } from "./normalised-text.ts";

/** A word, number, mark of punctuation or emoji, with its place in the original text (end exclusive). */
export interface Word {
  /** Lower case, plain quotes, stretched letters made short. */
  readonly key: string;
  readonly kind: WordKind;
  readonly start: number;
  readonly end: number;
  /** Two or more letters, all of them capitals. */
  readonly loud: boolean;
  /** Whether a letter was stretched, as in "nooo". */
  readonly stretched: boolean;
  /** Whether a line break stands before it. */
  readonly afterBreak: boolean;
}

export type WordKind = "word" | "number" | "mark" | "emoji";

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const LONGEST_KEY = 32;

/** Splits normalised text into words and marks in one pass. */
export function wordsOf(normalised: NormalisedText): readonly Word[] {
  const words: Word[] = [];
  const { text } = normalised;
  let at = 0;
  let afterBreak = false;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === null) {
      afterBreak = afterBreak || text[at] === "\n";
      at += 1;
      continue;
    }
    const end = endOf(text, at, kind);
    words.push(wordFrom(normalised, { from: at, to: end, kind, afterBreak }));
    afterBreak = false;
    at = end;
  }
  return words;
}

/** A word's place in the normalised text, `to` exclusive. */
interface Find {
  readonly from: number;
  readonly to: number;
  readonly kind: WordKind;
  readonly afterBreak: boolean;
}

function wordFrom(normalised: NormalisedText, { from, to, kind, afterBreak }: Find): Word {
  const raw = normalised.text.slice(from, to);
  const key = kind === "word" ? shortened(raw) : raw;
  return {
    key: key.slice(0, LONGEST_KEY),
    kind,
    start: normalised.starts[from] ?? 0,
    end: normalised.ends[to - 1] ?? 0,
    loud: kind === "word" && isLoud(normalised, from, to),
    stretched: kind === "word" && key.length < raw.length,
    afterBreak,
  };
}

function kindAt(text: string, at: number): WordKind | null {
  const code = text.charCodeAt(at);
  if (code < 0x80) return asciiKind(code);
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (LETTER.test(character)) return "word";
  if (DIGIT.test(character)) return "number";
  return PICTURE.test(character) ? "emoji" : null;
}

function asciiKind(code: number): WordKind | null {
  if (code >= 0x61 && code <= 0x7a) return "word";
  if (code >= 0x30 && code <= 0x39) return "number";
  return code <= 0x20 || code === 0x7f ? null : "mark";
}

function endOf(text: string, from: number, kind: WordKind): number {
  if (kind === "mark") return endOfMark(text, from);
  if (kind === "emoji") return from + characterLength(text, from);
  let at = from;
  while (at < text.length && continues(text, at, kind)) at += characterLength(text, at);
  return at;
}

function continues(text: string, at: number, kind: WordKind): boolean {
  const next = kindAt(text, at);
  if (next === kind) return true;
  const between = text[at];
  if (kind === "word" && between === "'") return kindAt(text, at + 1) === "word";
  return (
    kind === "number" && (between === ":" || between === "." || between === ",") && kindAt(text, at + 1) === "number"
  );
}

/** A run of one mark ("...", "!!!") is one word. */
function endOfMark(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] === text[from]) at += 1;
  return at;
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isLoud(normalised: NormalisedText, from: number, to: number): boolean {
  let letters = 0;
  for (let at = from; at < to; at += 1) {
    if (normalised.text[at] === "'") continue;
    if (normalised.capitals[at] !== true) return false;
    letters += 1;
  }
  return letters >= 2;
}

/** Three or more of one letter become one: "nooo" is "no". */
function shortened(raw: string): string {
  let out = "";
  let at = 0;
  while (at < raw.length) {
    let end = at + 1;
    while (end < raw.length && raw[end] === raw[at]) end += 1;
    out += end - at >= 3 ? raw.charAt(at) : raw.slice(at, end);
    at = end;
  }
  return out;
}

/** Text made comparable: lower case, plain quotes, no accents, no invisible characters, with the way back to the original. */
export interface NormalisedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where its character begins in the original. */
  readonly starts: readonly number[];
  /** For each UTF-16 unit of `text`, where its character ends in the original. */
  readonly ends: readonly number[];
  /** For each UTF-16 unit of `text`, whether the original was a capital letter. */
  readonly capitals: readonly boolean[];
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ["\u2018", "'"],
  ["\u2019", "'"],
  ["\u201b", "'"],
  ["\u02bc", "'"],
  ["`", "'"],
  ["\u00b4", "'"],
  ["\u201c", '"'],
  ["\u201d", '"'],
  ["\u00ab", '"'],
  ["\u00bb", '"'],
  ["\u2013", "-"],
  ["\u2014", "-"],
  ["\u2015", "-"],
  ["\u2026", "..."],
  ["\u00df", "ss"],
]);

/** A sign that stands for a whole phrase stays one sign. */
const LONGEST_EXPANSION = 4;

/** Normalises any string at all; unpaired surrogates become spaces. */
export function normaliseText(original: string): NormalisedText {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const capitals: boolean[] = [];
  let at = 0;
  for (const character of original) {
    const plain = plainOf(character);
    const capital = plain !== character && character !== character.toLowerCase();
    let left = plain.length;
    while (left > 0) {
      starts.push(at);
      ends.push(at + character.length);
      capitals.push(capital);
      left -= 1;
    }
    pieces.push(plain);
    at += character.length;
  }
  return { text: pieces.join(""), starts, ends, capitals };
}

function plainOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return asciiOf(character, code);
  if (isInvisible(code)) return "";
  if (code >= 0xd800 && code <= 0xdfff) return " ";
  const known = PLAIN.get(character);
  if (known !== undefined) return known;
  const apart = withoutMarks(character.normalize("NFKD"));
  return (apart.length > LONGEST_EXPANSION ? character : apart).toLowerCase();
}

function asciiOf(character: string, code: number): string {
  if (code >= 0x41 && code <= 0x5a) return character.toLowerCase();
  if (code === 0x60) return "'";
  return code < 0x20 && code !== 0x0a ? " " : character;
}

/** Zero-width and bidirectional controls, soft hyphen, byte-order mark, tag characters. Emoji joiners go too. */
function isInvisible(code: number): boolean {
  if (code === 0xad || code === 0x61c || code === 0xfeff) return true;
  if (code >= 0x200b && code <= 0x200f) return true;
  if (code >= 0x202a && code <= 0x202e) return true;
  if (code >= 0x2060 && code <= 0x206f) return true;
  return (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0000 && code <= 0xe0fff);
}

function withoutMarks(decomposed: string): string {
  let plain = "";
  for (const character of decomposed) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300 || code > 0x36f) plain += character;
  }
  return plain;
}

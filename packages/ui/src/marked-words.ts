/** Held: a phrase that waits for a moment. Reach: a phrase that carries something vulnerable or bonding. */
export type MarkKind = "held" | "reach";

/** A mark on words: from `start` up to, not including, `end`, counted in UTF-16 units of the text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
}

/** A run of text with the marks that lie on all of it. */
export interface Segment {
  /** Where the run begins in the text; its own within one text, so it serves as a key. */
  readonly start: number;
  readonly text: string;
  readonly held: boolean;
  readonly reach: boolean;
}

/**
 * Cuts a text into runs that carry the same marks. The runs joined give the text again, for any marks: a mark outside
 * the text is clipped, an empty or reversed one is ignored, and one that would cut a character (a surrogate pair, an
 * emoji of several parts, a letter with its accent) grows to the whole character.
 */
export function segmentMarks(text: string, marks: readonly Mark[]): readonly Segment[] {
  if (text === "") return [];
  const whole = marks.flatMap((mark) => wholeCharacters(text, mark));
  const edges = new Set([0, text.length]);
  for (const { start, end } of whole) edges.add(start).add(end);
  const cuts = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) break;
    const isMarked = (kind: MarkKind): boolean =>
      whole.some((mark) => mark.kind === kind && mark.start <= start && mark.end >= end);
    segments.push({ start, text: text.slice(start, end), held: isMarked("held"), reach: isMarked("reach") });
  }
  return segments;
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function wholeCharacters(text: string, { start, end, kind }: Mark): readonly Mark[] {
  const from = Math.max(0, Math.floor(start));
  const to = Math.min(text.length, Math.ceil(end));
  if (!(from < to)) return [];
  const segments = characters.segment(text);
  const first = segments.containing(from);
  const last = segments.containing(to - 1);
  if (first === undefined || last === undefined) return [];
  return [{ start: first.index, end: last.index + last.segment.length, kind }];
}

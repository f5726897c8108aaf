/** Pieces of a vocabulary of sub-words, with how likely each is (log probability). */
export type Vocabulary = readonly (readonly [piece: string, score: number])[];

/** Text in pieces: the place of each in the vocabulary, and where it stands in the text (UTF-16, end exclusive). */
export interface TextPieces {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Stands for a space, and for the beginning. */
const SPACE = "\u2581";
const UNKNOWN = 0;
/** The first places of the vocabulary are signs that no text contains. */
const RESERVED = 6;

/**
 * A cutter of text into the likeliest pieces of a unigram vocabulary, as the encoder was trained on them (Kudo 2018).
 * Characters that no piece has become one unknown piece each run.
 */
export function createWordPieces(vocabulary: Vocabulary): (text: string) => TextPieces {
  const places = new Map<string, number>();
  for (const [place, [piece]] of vocabulary.entries()) if (place >= RESERVED) places.set(piece, place);
  const longest = Math.max(0, ...[...places.keys()].map((piece) => [...piece].length));
  const scoreOf = (place: number) => vocabulary[place]?.[1] ?? 0;

  return (text) => {
    const { signs, starts, ends } = signsOf(text);
    const steps = bestSteps(signs, { places, longest, scoreOf });
    const ids: number[] = [];
    const from: number[] = [];
    const to: number[] = [];
    for (const { start, end, id } of steps) {
      if (id === UNKNOWN && ids.at(-1) === UNKNOWN) {
        to[to.length - 1] = ends[end - 1] ?? 0;
        continue;
      }
      ids.push(id);
      from.push(starts[start] ?? 0);
      to.push(ends[end - 1] ?? 0);
    }
    return { ids, starts: from, ends: to };
  };
}

/** From which piece to which (exclusive) a stretch of the text goes. */
export function piecesWithin({ starts, ends }: TextPieces, start: number, end: number): readonly [number, number] {
  const from = ends.findIndex((each) => each > start);
  const to = starts.findIndex((each) => each >= end);
  return [from < 0 ? ends.length : from, to < 0 ? starts.length : to];
}

interface Signs {
  readonly signs: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Characters in their plainest form (NFKC), each run of white space one sign, with where they stand in the text. */
function signsOf(text: string): Signs {
  const signs: string[] = [SPACE];
  const starts: number[] = [0];
  const ends: number[] = [0];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    for (const plain of character.normalize("NFKC")) {
      const sign = /\s/u.test(plain) ? SPACE : plain;
      if (sign === SPACE && signs.at(-1) === SPACE) continue;
      signs.push(sign);
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  if (signs.at(-1) === SPACE) signs.pop();
  return { signs, starts, ends };
}

interface Step {
  readonly start: number;
  readonly end: number;
  readonly id: number;
}

interface Pieces {
  readonly places: ReadonlyMap<string, number>;
  readonly longest: number;
  readonly scoreOf: (place: number) => number;
}

/** The likeliest way through the signs, found from left to right (Viterbi). */
function bestSteps(signs: readonly string[], { places, longest, scoreOf }: Pieces): readonly Step[] {
  const best: { score: number; step: Step | null }[] = [{ score: 0, step: null }];
  const offer = (end: number, score: number, step: Step) => {
    const before = best[end];
    if (before === undefined || score >= before.score) best[end] = { score, step };
  };
  for (let start = 0; start < signs.length; start += 1) {
    const score = best[start]?.score ?? 0;
    let piece = "";
    for (let end = start + 1; end <= Math.min(signs.length, start + longest); end += 1) {
      piece += signs[end - 1];
      const id = places.get(piece);
      if (id !== undefined) offer(end, score + scoreOf(id), { start, end, id });
    }
    if (best[start + 1] === undefined) offer(start + 1, score, { start, end: start + 1, id: UNKNOWN });
  }
  const steps: Step[] = [];
  for (let step = best[signs.length]?.step ?? null; step !== null; step = best[step.start]?.step ?? null)
    steps.push(step);
  return steps.reverse();
}

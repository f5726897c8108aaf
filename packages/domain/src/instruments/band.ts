import type { AnswerRange, ItemAnswers, Scale } from "./instrument.ts";

/** Where someone may be on the answer range: the middle, its spread, and the span that holds them nine times in ten. */
export interface Band {
  readonly middle: number;
  /** Standard deviation of where they may be. */
  readonly spread: number;
  readonly low: number;
  readonly high: number;
}

/**
 * What is assumed about answers to our own items, until people's answers say more: how far one answer lies from where
 * someone is (scale of a logistic distribution), and how people lie on a range of seven. Assumed by us and measured on
 * nobody. Source: docs/sources.md, "Bands".
 */
export const ANSWER_NOISE = 0.62;
export const PEOPLE_MIDDLE = 0.4;
export const PEOPLE_SPREAD = 0.24;

/** How often the span holds the one who answered, under these assumptions. */
export const BAND_COVERAGE = 0.9;

/**
 * The band of someone's answers to one of our own scales: every place on the range is weighed by how likely it makes
 * their answers (a graded response, in steps of the range), times how people are assumed to lie. Answers must be in range.
 */
export function bandOf(range: AnswerRange, { items }: Pick<Scale, "items">, answers: ItemAnswers): Band {
  const { lowest, highest } = range;
  const width = highest - lowest;
  const keyed = items.flatMap(({ id, reversed }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [reversed ? lowest + highest - answer : answer];
  });
  const places = SHARES.map((share): Weighed => {
    const place = lowest + share * width;
    const away = (share - PEOPLE_MIDDLE) / PEOPLE_SPREAD;
    const likely = keyed.reduce((sum, answer) => sum + Math.log(chanceOf(answer, place, range)), -(away * away) / 2);
    return { place, weight: Math.exp(likely) };
  });
  return describe(places);
}

/** A place on the range, and how likely it makes the answers. */
interface Weighed {
  readonly place: number;
  readonly weight: number;
}

/** How likely someone at this place gives this answer. */
function chanceOf(answer: number, place: number, { lowest, highest }: AnswerRange): number {
  const noise = ANSWER_NOISE * ((highest - lowest) / 6);
  const upTo = (edge: number): number => 1 / (1 + Math.exp((place - edge) / noise));
  const below = answer === lowest ? 0 : upTo(answer - STEP);
  const above = answer === highest ? 1 : upTo(answer + STEP);
  return Math.max(above - below, Number.MIN_VALUE);
}

function describe(places: readonly Weighed[]): Band {
  const total = places.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (value: (place: number) => number): number =>
    places.reduce((sum, { place, weight }) => sum + value(place) * weight, 0) / total;
  const quantile = (share: number): number => {
    let sum = 0;
    // The last place of all those whose weights do not yet come to this share.
    return places.reduce((reached, { place, weight }) => {
      const found = sum < share * total ? place : reached;
      sum += weight;
      return found;
    }, 0);
  };
  const middle = mean((place) => place);
  return {
    middle,
    spread: Math.sqrt(mean((place) => (place - middle) ** 2)),
    low: quantile((1 - BAND_COVERAGE) / 2),
    high: quantile((1 + BAND_COVERAGE) / 2),
  };
}

/** Half a step between two answers. */
const STEP = 0.5;
/** Places that are weighed, as shares of the range. */
const SHARES = Array.from({ length: 241 }, (_, at) => at / 240);

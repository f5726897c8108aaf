import type { AnswerRange, ItemAnswers, Scale } from "@attune/domain/instruments";

/** How invented people answer. Everything is in units of a range of seven; other ranges are stretched to it. */
export interface Answering {
  /** Where someone is: a share of the range, from 0 to 1. */
  readonly place: number;
  /** How far one answer lies from there (scale of a logistic distribution). */
  readonly noise: number;
  /** How much they lean toward saying yes, whatever is asked. */
  readonly yes: number;
  /** Share of items that they leave out. */
  readonly leavesOut: number;
}

/** The answers of one invented person to one scale. */
export function simulateAnswers(
  { lowest, highest }: AnswerRange,
  { items }: Pick<Scale, "items">,
  { place, noise, yes, leavesOut, next }: Answering & { readonly next: () => number },
): ItemAnswers {
  const unit = (highest - lowest) / 6;
  const given = items.flatMap(({ id, reversed }): (readonly [string, number])[] => {
    const chance = next();
    const error = noise * unit * Math.log(chance / (1 - chance));
    const towardYes = (reversed ? 1 - place : place) * (highest - lowest) + lowest + yes * unit;
    const answer = Math.round(towardYes + (reversed ? -error : error));
    return next() < leavesOut ? [] : [[id, Math.min(highest, Math.max(lowest, answer))]];
  });
  return Object.fromEntries(given);
}

/** A number from a normal distribution (Box and Muller). */
export function drawNormal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

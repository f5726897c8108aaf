import { seededRandom } from "./fit.ts";

/** A score and whether the thing was truly there. */
export interface Scored {
  readonly score: number;
  readonly truth: boolean;
}

/** Area under the ROC curve: the chance that a true one scores above a false one, ties counting half. */
export function areaUnderCurve(scored: readonly Scored[]): number {
  const ordered = [...scored].sort((a, b) => a.score - b.score);
  const truths = ordered.filter(({ truth }) => truth).length;
  let ranks = 0;
  for (let from = 0; from < ordered.length; ) {
    let to = from;
    while (to < ordered.length && ordered[to]?.score === ordered[from]?.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (ordered[at]?.truth === true) ranks += rank;
    from = to;
  }
  return (ranks - (truths * (truths + 1)) / 2) / (truths * (ordered.length - truths));
}

/** Harmonic mean of precision and recall at a threshold. */
export function f1At(scored: readonly Scored[], threshold: number): number {
  let hits = 0;
  let flags = 0;
  let truths = 0;
  for (const { score, truth } of scored) {
    const flagged = score >= threshold;
    if (flagged) flags += 1;
    if (truth) truths += 1;
    if (flagged && truth) hits += 1;
  }
  return flags + truths === 0 ? 0 : (2 * hits) / (flags + truths);
}

export function accuracyAt(scored: readonly Scored[], threshold: number): number {
  return shareOf(scored, ({ score, truth }) => score >= threshold === truth);
}

/** Share of the items for which this holds, 0 to 1; NaN when there are none. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

/** One tenth of the scores: how many, their mean, and how often the thing was there. */
export interface Bin {
  readonly from: number;
  readonly count: number;
  readonly said: number;
  readonly was: number;
}

/** Ten bins of equal width. */
export function reliability(scored: readonly Scored[]): readonly Bin[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = scored.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === tenth);
    const said = inside.reduce((sum, { score }) => sum + score, 0) / inside.length;
    return { from: tenth / 10, count: inside.length, said, was: shareOf(inside, ({ truth }) => truth) };
  });
}

/** Expected calibration error: the mean gap between what was said and what was, by bin. */
export function calibrationError(scored: readonly Scored[]): number {
  return reliability(scored).reduce(
    (sum, { count, said, was }) => (count === 0 ? sum : sum + (count / scored.length) * Math.abs(said - was)),
    0,
  );
}

/** 95 % interval of a figure when lines are drawn again with replacement, 400 times, seeded. */
export function bootstrap<Item>(
  items: readonly Item[],
  figure: (items: readonly Item[]) => number,
): readonly [number, number] {
  const random = seededRandom(20);
  const figures: number[] = [];
  for (let draw = 0; draw < 400; draw += 1) {
    const drawn = items.map(() => items[Math.floor(random() * items.length)]).filter((item) => item !== undefined);
    figures.push(figure(drawn));
  }
  figures.sort((a, b) => a - b);
  return [figures[9] ?? Number.NaN, figures[389] ?? Number.NaN];
}

import type { AnswerRange, Band } from "@attune/domain/instruments";
import type { PlaneSpan } from "@attune/ui";

/** A band as shares of the answer range. */
export function bandToSpan({ middle, low, high }: Band, { lowest, highest }: AnswerRange): PlaneSpan {
  const share = (value: number): number => (value - lowest) / (highest - lowest);
  return { middle: share(middle), low: share(low), high: share(high) };
}

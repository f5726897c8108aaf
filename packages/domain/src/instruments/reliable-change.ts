import type { Instant } from "@attune/kernel";
import type { Band } from "./band.ts";
import type { PublishedFacts } from "./instrument.ts";

/** Two-sided 95 %. */
const Z = 1.96;

/**
 * The smallest difference between two scores that is more than the error of measuring both, in units of the score
 * (Jacobson and Truax). Source: docs/sources.md, "Reliable change".
 */
export function reliableChangeIndex(sd: number, reliability: number): number {
  return Z * Math.SQRT2 * sd * Math.sqrt(1 - reliability);
}

/** The index of a published scale: the source's own, or from its two numbers; null as long as no source gives them. */
export function indexOf({ sd, reliability, index }: PublishedFacts): number | null {
  if (index !== null) return index;
  return sd === null || reliability === null ? null : reliableChangeIndex(sd, reliability.value);
}

/** One time that someone answered. */
export interface Reading {
  readonly at: Instant;
  readonly value: number;
}

/** What can be said about readings over time. */
export type Change = "too-few" | "no-clear-change" | "more" | "less";

/**
 * Says "more" or "less" only when the last two readings both lie on that side of the first one by more than `index`:
 * one reading alone never claims anything. Readings are taken in the order of their time.
 */
export function changeOf(readings: readonly Reading[], index: number): Change {
  const [first, ...later] = readings.toSorted((one, other) => one.at - other.at);
  const last = later.slice(-2);
  if (first === undefined || last.length < 2) return "too-few";
  if (last.every(({ value }) => value - first.value > index)) return "more";
  return last.every(({ value }) => first.value - value > index) ? "less" : "no-clear-change";
}

/** The same index for two of our own bands. */
export function indexOfBands(one: Pick<Band, "spread">, other: Pick<Band, "spread">): number {
  return Z * Math.hypot(one.spread, other.spread);
}

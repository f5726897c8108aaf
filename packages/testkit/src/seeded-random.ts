import type { RandomSource } from "@attune/kernel";

/** Gives the same identifiers for the same seed, in the form of a random UUID; for tests only, they can be foreseen. */
export function createSeededRandom(seed = 1): RandomSource {
  const next = createSeededNumbers(seed);
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(next() * 16).toString(16)).join("");
  return {
    id: () =>
      `${digits(8)}-${digits(4)}-4${digits(3)}-${"89ab".charAt(Math.floor(next() * 4))}${digits(3)}-${digits(12)}`,
  };
}

/** Numbers from 0 to below 1, the same for the same seed; Tommy Ettinger's mulberry32, in the public domain. */
export function createSeededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

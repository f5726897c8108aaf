const FIRST_MS = 1_000;
const LONGEST_MS = 120_000;

/**
 * How long to wait before trying again, in milliseconds: twice as long after every failure up to two minutes, and
 * anything from half of it to all of it, so that devices do not come back together. `chance` is from 0 to below 1.
 */
export function backOff(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round(longest * (0.5 + chance / 2));
}

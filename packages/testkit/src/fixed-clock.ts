import type { Clock, Instant } from "@attune/kernel";

/** A clock that moves only when a test moves it. */
export interface FixedClock extends Clock {
  /** Moves on by this many milliseconds. */
  advance(milliseconds: number): void;
  set(instant: Instant): void;
}

/** Stands at 2026-01-05T18:00:00Z, a Monday evening, unless told otherwise. */
export function createFixedClock(start: Instant = Date.UTC(2026, 0, 5, 18)): FixedClock {
  let current = start;
  return {
    now: () => current,
    advance(milliseconds) {
      current += milliseconds;
    },
    set(instant) {
      current = instant;
    },
  };
}

import type { Instant } from "@attune/kernel";

/** Wrong codes in a row, and until when the next one does not count. */
export interface CodeAttempts {
  readonly wrong: number;
  readonly until: Instant;
}

export const NO_ATTEMPTS: CodeAttempts = { wrong: 0, until: 0 };

/** After so many wrong codes there is a wait, each longer than the last. */
const TRIES_BETWEEN_WAITS = 5;
const WAITS_MS = [60_000, 600_000, 3_600_000];

/** After so many wrong codes in a row the code opens nothing any more. */
export const MOST_WRONG_CODES = TRIES_BETWEEN_WAITS * (WAITS_MS.length + 1);

/** What is left before the next wait, or before the code is gone. */
export function triesLeft({ wrong }: CodeAttempts): number {
  return TRIES_BETWEEN_WAITS - (wrong % TRIES_BETWEEN_WAITS);
}

/** One more wrong code. */
export function afterWrongCode(attempts: CodeAttempts, now: Instant): CodeAttempts {
  const wrong = attempts.wrong + 1;
  const wait = wrong % TRIES_BETWEEN_WAITS === 0 ? WAITS_MS[wrong / TRIES_BETWEEN_WAITS - 1] : undefined;
  return { wrong, until: wait === undefined ? 0 : now + wait };
}

import type { Reading } from "@attune/domain/cycle";

const SURE = 0.6;

/** Whether words carry a sign about safety that is sure enough to speak of, to their author alone. */
export function hasSafetySign(reading: Reading | null): boolean {
  return reading?.safety.some(({ confidence }) => confidence >= SURE) === true;
}

import type { Instant } from "@attune/kernel";
import type { SafetyRecord } from "./safety-record.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The second time comes after four weeks, each further one after eight; four again while something asks for care. Source: docs/sources.md, "Screening". */
export const SECOND_SCREENING = 28 * DAY;
export const LATER_SCREENINGS = 56 * DAY;

/** What makes the questions come again. */
export interface ScreeningTimes {
  /** Whether a rule asks for closer care. */
  readonly closer: boolean;
  /** When words of this person last carried a sign about safety; null if they never did. */
  readonly signAt: Instant | null;
}

/** Whether the questions are offered again to this person. Nobody waits for it, and nothing is said to anyone else. */
export function isScreeningDue(
  { screenedAt, screenings, changeSaidAt }: Pick<SafetyRecord, "screenedAt" | "screenings" | "changeSaidAt">,
  { closer, signAt }: ScreeningTimes,
  now: Instant,
): boolean {
  if (screenedAt === null || changeSaidAt !== null) return true;
  if (signAt !== null && signAt > screenedAt) return true;
  const rest = closer || screenings < 2 ? SECOND_SCREENING : LATER_SCREENINGS;
  return now - screenedAt >= rest;
}

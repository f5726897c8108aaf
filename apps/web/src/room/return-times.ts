import { LONGEST_PAUSE, SHORTEST_PAUSE } from "@attune/domain/conversation";
import type { Instant } from "@attune/kernel";

/** How long a pause may be called for: minutes, or the same time tomorrow at the latest. */
export const RETURN_CHOICES = ["20", "30", "60", "180", "tomorrow"] as const;
export type ReturnChoice = (typeof RETURN_CHOICES)[number];

const MINUTE = 60_000;
/** Time that may pass between pressing and recording. */
const SLACK = 5_000;

/** The moment someone promises to be back. */
export function returnAfter(now: Instant, choice: ReturnChoice): Instant {
  if (choice === "tomorrow") return now + LONGEST_PAUSE - MINUTE;
  return Math.max(now + SHORTEST_PAUSE + SLACK, now + Number(choice) * MINUTE);
}

import type { Instant } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { PausePromise } from "./shared-event.ts";

const MINUTE = 60_000;

/** Shortest and longest time to a promised return, in milliseconds. Source: docs/sources.md, "Pause". */
export const SHORTEST_PAUSE = 20 * MINUTE;
export const LONGEST_PAUSE = 24 * 60 * MINUTE;

/** Why the Room rests. Which partner was not steady is never part of it. */
export type PauseCause = "arrival" | "called" | "cycle-run";

/** A pause always has an end. */
export interface Pause {
  readonly cause: PauseCause;
  /** Who called it; null when the Room itself rests. */
  readonly by: Side | null;
  readonly returnAt: Instant;
  readonly promise: PausePromise | null;
  /** Where the conversation goes on: at the step it was paused at, or with a new choice of who speaks. */
  readonly resumes: "here" | "floor";
}

/** Whether a return time promised now is between the shortest and the longest pause. */
export function isReturnInRange(now: Instant, returnAt: Instant): boolean {
  return returnAt >= now + SHORTEST_PAUSE && returnAt <= now + LONGEST_PAUSE;
}

/** The return time that the Room sets when nobody has chosen one. */
export function defaultReturn(now: Instant): Instant {
  return now + SHORTEST_PAUSE;
}

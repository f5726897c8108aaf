import type { Instant } from "@attune/kernel";

/** Arousal up to which someone can listen and be reached, 0 to 10. Source: docs/sources.md, "Arousal". */
export const GREEN_AROUSAL = 3;
/** Arousal from which on a conversation is stopped for now, 0 to 10. Source: docs/sources.md, "Stops". */
export const STOP_AROUSAL = 7;
/** How long a stop counts. Source: docs/sources.md, "Stops". */
export const STOPS_WITHIN = 14 * 24 * 60 * 60 * 1000;

/** Whether someone who arrives like this is stopped for now: too stirred up, or not clear-headed. */
export function isStop({ arousal, clearHeaded }: { readonly arousal: number; readonly clearHeaded: boolean }): boolean {
  return arousal >= STOP_AROUSAL || !clearHeaded;
}

/** How many of these stops lie in the last 14 days. */
export function stopsWithin(stops: readonly Instant[], now: Instant): number {
  return stops.filter((at) => at <= now && now - at < STOPS_WITHIN).length;
}

/** The two things that are asked before a deep step: how stirred up someone is, and whether today is safe enough. */
export interface DepthCheck {
  readonly arousal: number;
  readonly safeEnough: boolean;
}

/** Whether a deep step may begin. */
export function isClearForDepth({ arousal, safeEnough }: DepthCheck): boolean {
  return safeEnough && arousal <= GREEN_AROUSAL;
}

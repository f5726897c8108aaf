/** Self-rated arousal or closeness, a whole number from 0 to 10. */
export type Rating = number;

/** What a partner says in private before the Room opens for them. */
export interface Arrival {
  readonly willing: boolean;
  readonly arousal: Rating;
  readonly clearHeaded: boolean;
}

/** Arousal up to which someone can listen and be reached, 0 to 10. Source: docs/sources.md, "Arousal". */
export const GREEN_AROUSAL = 3;

/** Whether this partner can talk now: willing, clear-headed and steady. */
export function isGreen(arrival: Arrival): boolean {
  return arrival.willing && arrival.clearHeaded && arrival.arousal <= GREEN_AROUSAL;
}

import { GREEN_AROUSAL } from "../safety/index.ts";

/** Self-rated arousal or closeness, a whole number from 0 to 10. */
export type Rating = number;

/** What a partner says in private before the Room opens for them. */
export interface Arrival {
  readonly willing: boolean;
  readonly arousal: Rating;
  readonly clearHeaded: boolean;
}

/** Whether this partner can talk now: willing, clear-headed and steady. */
export function isGreen(arrival: Arrival): boolean {
  return arrival.willing && arrival.clearHeaded && arrival.arousal <= GREEN_AROUSAL;
}

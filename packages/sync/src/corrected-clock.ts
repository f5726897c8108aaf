import type { Clock, Instant } from "@attune/kernel";

/** A clock that can be put right by another one. */
export interface CorrectedClock extends Clock {
  /** The other clock showed `time` at some moment after `asked`, both before now. */
  correct(asked: Instant, time: Instant): void;
  /** Milliseconds by which the device is behind the other clock. */
  offset(): number;
}

/** A device whose clock is off by less than this is left alone. */
const TOLERANCE_MS = 2_000;

/** Shows the device's time until it was put right. */
export function createCorrectedClock(device: Clock): CorrectedClock {
  let offset = 0;
  return {
    now: () => device.now() + offset,
    correct(asked, time) {
      const answered = device.now();
      const found = Math.round(time - (asked + answered) / 2);
      offset = Math.abs(found) < TOLERANCE_MS ? 0 : found;
    },
    offset: () => offset,
  };
}

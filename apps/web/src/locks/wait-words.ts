import type { Instant } from "@attune/kernel";
import { useLingui } from "@lingui/react/macro";

const MINUTE = 60_000;

/** Says how long to wait: seconds when it is short, otherwise a time of the day. */
export function useWaitWords(): (until: Instant) => string {
  const { t } = useLingui();
  return (until) => {
    const left = until - Date.now();
    if (left <= MINUTE) {
      const seconds = Math.max(1, Math.ceil(left / 1000));
      return t`There were several tries. Please wait ${seconds} seconds; then the next one counts.`;
    }
    const time = timeOfDay(until);
    return t`There were several tries. The next one counts at ${time}.`;
  };
}

/** A time as people say it where they are, with the day when it is not today. */
export function timeOfDay(at: Instant): string {
  const moment = new Date(at);
  const today = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString(undefined, {
    ...(today ? {} : { weekday: "long" }),
    hour: "2-digit",
    minute: "2-digit",
  });
}

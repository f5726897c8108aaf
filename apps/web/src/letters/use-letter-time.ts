import type { Instant } from "@attune/kernel";
import { useLingui } from "@lingui/react/macro";

/** Says a moment as a day and a time of day. */
export function useLetterTime(): (moment: Instant) => string {
  const { i18n } = useLingui();
  return (moment) =>
    i18n.date(new Date(moment), { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
}

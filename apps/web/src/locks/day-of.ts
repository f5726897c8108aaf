import type { Instant } from "@attune/kernel";

/** The day and the minute of a moment, as people say them. */
export function momentOf(moment: Instant): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" });
}

/** The day of a moment, as people say it. */
export function dayOf(moment: Instant): string {
  return new Date(moment).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
}

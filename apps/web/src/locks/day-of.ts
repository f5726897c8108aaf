import type { Instant } from "@attune/kernel";

/** The day of a moment, as people say it. */
export function dayOf(moment: Instant): string {
  return new Date(moment).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
}

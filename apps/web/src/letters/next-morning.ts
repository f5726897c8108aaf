import type { Instant } from "@attune/kernel";

const MORNING = 7;
/** Up to this hour it is still the evening before, for whoever has not slept. */
const NIGHT_ENDS = 4;

/** The morning after this moment, at seven local time. */
export function nextMorning(now: Instant): Instant {
  const morning = new Date(now);
  if (morning.getHours() >= NIGHT_ENDS) morning.setDate(morning.getDate() + 1);
  return morning.setHours(MORNING, 0, 0, 0);
}

/** A moment as a field for local times has it: `2026-01-05T07:00`. */
export function toLocalField(moment: Instant): string {
  const local = new Date(moment);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = [local.getFullYear(), two(local.getMonth() + 1), two(local.getDate())].join("-");
  return `${day}T${two(local.getHours())}:${two(local.getMinutes())}`;
}

/** The moment that a field for local times holds, or null. */
export function fromLocalField(value: string): Instant | null {
  const moment = new Date(value).getTime();
  return Number.isNaN(moment) ? null : moment;
}

import type { Instant } from "@attune/kernel";
import { NOTHING_BESIDE, type SafetyRecord, triageOf } from "./safety-record.ts";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** How long everybody is on the solo track at first. Source: docs/sources.md, "Non-inference". */
export const SOLO_PHASE = 14 * DAY;
/** What is added for each person, drawn by chance and told to nobody, themselves included: whole days. */
export const FEWEST_EXTRA_DAYS = 2;
export const MOST_EXTRA_DAYS = 9;
/** What is answered changes nothing for the couple before this has passed. */
export const SCREEN_REST = 72 * HOUR;
/** Between two moments in which the track may change. */
export const TICK = 7 * DAY;
/** Longest delay after a tick, drawn by chance. */
export const LONGEST_TICK_DELAY = 36 * HOUR;

/** The days beyond the common ones that one person waits: from 2 to 9. */
export function extraDaysOf(seed: number): number {
  return FEWEST_EXTRA_DAYS + (seed % (MOST_EXTRA_DAYS - FEWEST_EXTRA_DAYS + 1));
}

/** When a device tells what holds at a tick: up to 36 hours after it, by chance, and the same whenever it is asked. */
export function tellAt(joinedAt: Instant, tick: number, seed: number): Instant {
  // A fixed scatter (Knuth's multiplier): neighbouring ticks come out far apart.
  const scattered = Math.imul(seed ^ (tick * 0x9e37_79b9), 0x9e37_79b1) >>> 0;
  return tickAt(joinedAt, tick) + Math.floor((scattered / 2 ** 32) * LONGEST_TICK_DELAY);
}

/** How many ticks have passed since the two joined: 0 in the first week. */
export function tickOf(joinedAt: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - joinedAt) / TICK));
}

/** When this tick is. */
export function tickAt(joinedAt: Instant, tick: number): Instant {
  return joinedAt + tick * TICK;
}

/**
 * What one device tells the other at a tick: whether nothing on this side keeps the two on the solo track. Pace, an own
 * choice, a unit that is not finished and every safety rule come out as the same "not yet". Nobody is shown it, not
 * even the one whose device says it, so that nobody can tell what the other's device said from what the two see.
 * `before` is what this side told last: within 72 hours of an answer nothing changes.
 */
export function isReadyAt(record: SafetyRecord, { joinedAt, tick, before }: PaceMoment): boolean {
  const at = tickAt(joinedAt, tick);
  const { seed, firstScreenedAt, screenedAt, solo } = record;
  if (seed === null || at < joinedAt + SOLO_PHASE + extraDaysOf(seed) * DAY) return false;
  if (firstScreenedAt === null || screenedAt === null) return false;
  if (screenedAt > at - SCREEN_REST) return before;
  return !solo && !triageOf(record, NOTHING_BESIDE).closes.has("joint-path");
}

/** A tick of two people, and what one side told at the one before. */
export interface PaceMoment {
  readonly joinedAt: Instant;
  readonly tick: number;
  readonly before: boolean;
}

/**
 * Whether someone's arrival in the Room counts as "not now", whatever they say: a rule has closed the Room for them,
 * and they have not asked for it to stay as it was. Holds from the first tick that lies 72 hours behind the answer, so
 * that nothing changes when something is answered.
 */
export function isRoomResting(record: SafetyRecord, joinedAt: Instant, now: Instant): boolean {
  const { look, roomClosedAt } = record;
  if (look === "as-before" || roomClosedAt === null) return false;
  return tickAt(joinedAt, tickOf(joinedAt, now)) >= roomClosedAt + SCREEN_REST;
}

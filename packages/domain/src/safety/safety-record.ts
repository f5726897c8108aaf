import type { Instant } from "@attune/kernel";
import type { Look, SafetyEvent } from "./safety-event.ts";
import type { ScreenAnswers } from "./screen.ts";
import { redsOf, type Triage, triage } from "./triage.ts";
import type { Closing, TriageRuleId } from "./triage-rule.ts";

/** What one person has answered and chosen about safety: the fold of their events. */
export interface SafetyRecord {
  /** The last answer to every question; leaving one out later takes nothing back. */
  readonly answers: ScreenAnswers;
  /** When the screening was gone through, first and last; null if it never was. */
  readonly firstScreenedAt: Instant | null;
  readonly screenedAt: Instant | null;
  /** How often it was gone through. */
  readonly screenings: number;
  /** Since when a rule has closed the Room for this person; null when none does. */
  readonly roomClosedAt: Instant | null;
  /** Rules that were red once, each with the moment since which it is. */
  readonly reds: ReadonlyMap<TriageRuleId, Instant>;
  /** What answers that were taken away had closed. */
  readonly kept: ReadonlySet<Closing>;
  readonly changeSaidAt: Instant | null;
  readonly madeToUse: boolean;
  readonly look: Look;
  readonly solo: boolean;
  /** What one's private delays follow from; null before it was drawn. */
  readonly seed: number | null;
  /** Notes by id, in the order in which they were begun. */
  readonly notes: ReadonlyMap<string, SafetyNote>;
}

/** A note that someone keeps for themselves. */
export interface SafetyNote {
  readonly prompt: string | null;
  readonly text: string;
  readonly at: Instant;
}

export const NOTHING_SAID: SafetyRecord = {
  answers: {},
  firstScreenedAt: null,
  screenedAt: null,
  screenings: 0,
  roomClosedAt: null,
  reds: new Map(),
  kept: new Set(),
  changeSaidAt: null,
  madeToUse: false,
  look: "resting",
  solo: false,
  seed: null,
  notes: new Map(),
};

/** The record after one more event. */
export function foldSafety(record: SafetyRecord, event: SafetyEvent): SafetyRecord {
  switch (event.type) {
    case "screen-finished":
      return withAnswers(record, event);
    case "answers-cleared":
      return withKept(record, event);
    case "change-said":
      return { ...record, changeSaidAt: event.at };
    case "made-to-use":
      return { ...record, madeToUse: true, solo: true };
    case "look-chosen":
      return { ...record, look: event.look };
    case "solo-chosen":
      return { ...record, solo: event.solo };
    case "depth-checked":
      return record;
    case "pace-drawn":
      return record.seed === null ? { ...record, seed: event.seed } : record;
    case "note-kept":
      return { ...record, notes: new Map(record.notes).set(event.noteId, event) };
  }
}

/** Stops and signs open or close nothing for the couple: the other could see when. */
export const NOTHING_BESIDE = { stops: 0, sign: false };

/** What the rules say to this person, with what happened beside their answers. */
export function triageOf(record: SafetyRecord, beside: { readonly stops: number; readonly sign: boolean }): Triage {
  const found = triage({ answers: record.answers, ...beside }, new Set(record.reds.keys()));
  return { ...found, closes: new Set([...found.closes, ...record.kept]) };
}

type Cleared = Extract<SafetyEvent, { readonly type: "answers-cleared" }>;

function withKept(record: SafetyRecord, { closes, at }: Cleared): SafetyRecord {
  const kept = new Set([...record.kept, ...closes]);
  return {
    ...record,
    kept,
    firstScreenedAt: record.firstScreenedAt ?? at,
    screenedAt: record.screenedAt ?? at,
    roomClosedAt: kept.has("room") ? (record.roomClosedAt ?? at) : record.roomClosedAt,
  };
}

type Finished = Extract<SafetyEvent, { readonly type: "screen-finished" }>;

function withAnswers(record: SafetyRecord, { answers: given, at }: Finished): SafetyRecord {
  const answers = { ...record.answers, ...given };
  const reds = new Map(record.reds);
  for (const id of redsOf(triage({ answers, ...NOTHING_BESIDE }))) if (!reds.has(id)) reds.set(id, at);
  const now: SafetyRecord = {
    ...record,
    answers,
    reds,
    firstScreenedAt: record.firstScreenedAt ?? at,
    screenedAt: at,
    screenings: record.screenings + 1,
    changeSaidAt: null,
  };
  const closed = triageOf(now, NOTHING_BESIDE).closes.has("room");
  return { ...now, roomClosedAt: closed ? (record.roomClosedAt ?? at) : null };
}

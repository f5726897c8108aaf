import type { RoomEffect } from "@attune/domain/conversation";
import { CYCLE_MOVES, type CycleMove, isCycleMove, type Reading, type Side } from "@attune/domain/cycle";
import type { Result } from "@attune/kernel";
import * as v from "valibot";
import type { Session } from "./session.ts";
import { type StepFailure, takeRoomStep } from "./take-room-step.ts";

/** Words of which their author said "this is not that", remembered on this device. */
export interface TurnedDown {
  readonly move: CycleMove;
  /** Lower case, spaces folded. */
  readonly words: string;
}

/** Most labels remembered for one person; the oldest go first. */
export const MOST_REMEMBERED = 200;

const listSchema = v.array(v.object({ move: v.picklist(CYCLE_MOVES), words: v.string() }));

/** Lets held words cross because their author says they are not what they were read as, and remembers it. */
export async function releaseWords(session: Session, side: Side): Promise<Result<readonly RoomEffect[], StepFailure>> {
  const words = session.state().room?.own[side].pending ?? null;
  const step = await takeRoomStep(session, { type: "words-released", side });
  if (step.ok && words !== null) await rememberTurnedDown(session, side, words);
  return step;
}

/** Remembers on this device that these words are not what they were read as, for their author; whether it was kept. */
export function rememberTurnedDown(
  session: Session,
  side: Side,
  { reading, text }: { readonly reading: Reading; readonly text: string },
): Promise<boolean> {
  return remember(session, side, labelsOf(reading, text));
}

/** What this partner has turned down on this device; nothing when it cannot be read. */
export async function recallTurnedDown(session: Session, side: Side): Promise<readonly TurnedDown[]> {
  const stored = await session.sources.device.get(keyOf(side));
  if (!stored.ok) return [];
  const parsed = v.safeParse(listSchema, stored.value);
  return parsed.success ? parsed.output : [];
}

/** Remembers this and nothing else, so that an empty list has words read as at first; whether that was kept. */
export async function changeTurnedDown(session: Session, side: Side, list: readonly TurnedDown[]): Promise<boolean> {
  const kept = await session.sources.device.put(
    keyOf(side),
    list.map(({ move, words }) => ({ move, words })),
  );
  return kept.ok;
}

/**
 * The reading as its author is shown it: without labels that they have turned down, unsure at most without any left, and a little less sure of
 * cycle talk altogether when they have turned down several.
 */
export function withoutTurnedDown(reading: Reading, text: string, turnedDown: readonly TurnedDown[]): Reading {
  return lessSure(withoutLabels(reading, text, turnedDown), turnedDown.length);
}

/** So many labels may be turned down before the rest is read a little less surely. */
const FREE = 2;
/** What each further one takes off the odds of cycle talk (natural logarithm), and what all of them take off at the most. */
const EACH = 0.06;
const MOST = 0.6;

/** Whether so much was turned down that everything is read a little less surely. */
export function isReadLessSurely(turnedDown: readonly TurnedDown[]): boolean {
  return turnedDown.length > FREE;
}

function lessSure(reading: Reading, count: number): Reading {
  const off = Math.min(MOST, EACH * Math.max(0, count - FREE));
  if (off === 0 || reading.gate <= 0 || reading.gate >= 1) return reading;
  const odds = Math.log(reading.gate / (1 - reading.gate)) - off;
  return { ...reading, gate: 1 / (1 + Math.exp(-odds)) };
}

function withoutLabels(reading: Reading, text: string, turnedDown: readonly TurnedDown[]): Reading {
  const moves = reading.moves.filter(
    (heard) =>
      !turnedDown.some((past) => past.move === heard.move && past.words === fold(text.slice(heard.start, heard.end))),
  );
  if (moves.length === reading.moves.length) return reading;
  if (moves.some((heard) => isCycleMove(heard.move))) return { ...reading, moves };
  return { ...reading, moves, talk: "unsure", gate: Math.min(reading.gate, 0.5) };
}

async function remember(session: Session, side: Side, labels: readonly TurnedDown[]): Promise<boolean> {
  const known = await recallTurnedDown(session, side);
  const fresh = labels.filter((label) => !known.some((past) => past.move === label.move && past.words === label.words));
  return changeTurnedDown(session, side, [...known, ...fresh].slice(-MOST_REMEMBERED));
}

function labelsOf(reading: Reading, text: string): readonly TurnedDown[] {
  return reading.moves.flatMap(({ move, start, end }) =>
    isCycleMove(move) ? [{ move, words: fold(text.slice(start, end)) }] : [],
  );
}

function keyOf(side: Side): string {
  return `turned-down/${side}`;
}

function fold(words: string): string {
  return words.toLowerCase().replace(/\s+/gu, " ").trim();
}

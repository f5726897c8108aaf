import { isCycleMove, type HeardMove, type Reading, type Talk } from "@attune/domain/cycle";
import { ok, type Result } from "@attune/kernel";
import { chancesFrom } from "./calibration.ts";
import { type Context, contextFrom } from "./context-kind.ts";
import { evidenceFor, type UnitSight } from "./evidence.ts";
import { formOf } from "./form.ts";
import { HEAD_COUNT, headAt, HEARD_MOVES, SAFETY_KINDS } from "./head.ts";
import { eachFeatureAround, eachFeatureOfUnit, type Message, messageFrom, type PreparedUnit } from "./message.ts";
import { neverHeldReasonOf } from "./never-held/never-held.ts";
import { type ReplyRemark, replyRemarkFor } from "./reply-remark.ts";
import { createScorer, type Scorer, type Sighting } from "./scorer.ts";
import { type Verdict, verdictFrom } from "./verdict.ts";
import { type ListenerError, type Weights, weightsFrom } from "./weights.ts";

/** Reads messages on the device. Same words in, same reading out; nothing is kept but a small memory of recent thought units. */
export interface Listener {
  /** How a message may land, given the partner's last message. Never throws, whatever the text. */
  readonly read: (text: string, context?: string) => Reading;
  /** How a reply may land on the message it answers, with a remark when it misses something vulnerable. */
  readonly readReply: (text: string, message: string) => { readonly reading: Reading; readonly remark: ReplyRemark | null };
}

/** A longer message is read at its beginning and its end. UTF-16 units. */
export const LONGEST_READ = 20_000;
const HEAD_READ = 12_000;

/** A listener from the bytes of a weights file. */
export function createListener(buffer: ArrayBuffer): Result<Listener, ListenerError> {
  const weights = weightsFrom(buffer);
  return weights.ok ? ok(listenerFrom(weights.value)) : weights;
}

function listenerFrom(weights: Weights): Listener {
  const scorer = createScorer(weights);
  const read = (text: string, context = ""): Reading => {
    if (text.length <= LONGEST_READ) return readingOf(text, context, scorer, weights);
    return readingOfLong(text, context, scorer, weights);
  };
  const readReply = (text: string, message: string) => {
    const reading = read(text, message);
    return { reading, remark: replyRemarkFor(reading, text, read(message)) };
  };
  return { read, readReply };
}

function readingOfLong(text: string, context: string, scorer: Scorer, weights: Weights): Reading {
  const cut = text.length - (LONGEST_READ - HEAD_READ);
  const first = readingOf(text.slice(0, HEAD_READ), context, scorer, weights);
  const last = readingOf(text.slice(cut), context, scorer, weights);
  const stronger = last.gate > first.gate ? last : first;
  const moved = last.moves.map((heard) => ({ ...heard, start: heard.start + cut, end: heard.end + cut }));
  return { ...stronger, moves: [...first.moves, ...moved], safety: first.safety.length > 0 ? first.safety : last.safety };
}

function readingOf(text: string, contextText: string, scorer: Scorer, weights: Weights): Reading {
  const message = messageFrom(text);
  const context = contextFrom(contextText);
  const around = scorer.tally((sink) => eachFeatureAround(message, context, sink));
  const sights = message.units.map((unit) => sightOf(message, unit, context, scorer));
  const unitLogits = sights.map((sight) => scorer.logits([sight.tally, around]));
  const whole = scorer.logits([...sights.map((sight) => sight.tally), around]);
  const chances = chancesFrom(whole, strongestOf(unitLogits, whole), weights.calibration);
  const verdict = verdictFrom(chances, weights.verdict);
  const sees: Sees = { message, sights, unitLogits, chances, scorer };
  return {
    talk: message.units.length === 0 ? "neutral" : talkFrom(verdict),
    gate: message.units.length === 0 ? 0 : verdict.cycle,
    moves: movesHeard(sees),
    safety: safetyFrom(chances),
    neverHeld: neverHeldReasonOf(message, context),
    form: formOf(message.words),
  };
}

function sightOf(message: Message, unit: PreparedUnit, context: Context, scorer: Scorer): UnitSight {
  const sightings: Sighting[] = [];
  const tally = scorer.tally((sink) => eachFeatureOfUnit(message, unit, context, sink), sightings);
  return { sightings, tally };
}

function strongestOf(unitLogits: readonly Float64Array[], whole: Float64Array): Float64Array {
  if (unitLogits.length < 2) return whole;
  return Float64Array.from({ length: HEAD_COUNT }, (_, head) =>
    unitLogits.reduce((strongest, logits) => Math.max(strongest, logits[head] ?? 0), Number.NEGATIVE_INFINITY),
  );
}

const SURE = 0.5;

function talkFrom({ cycle, secure, neutral }: Verdict): Talk {
  if (cycle >= SURE) return secure >= SURE ? "mixed" : "cycle";
  if (Math.max(secure, neutral) < SURE) return "unsure";
  return secure >= neutral ? "secure" : "neutral";
}

interface Sees {
  readonly message: Message;
  readonly sights: readonly UnitSight[];
  readonly unitLogits: readonly Float64Array[];
  readonly chances: Float64Array;
  readonly scorer: Scorer;
}

const LEAST_HEARD = 0.25;
const MOST_MOVES = 8;

function movesHeard(sees: Sees): readonly HeardMove[] {
  const heard: HeardMove[] = [];
  for (const move of HEARD_MOVES) {
    const confidence = sees.chances[headAt(move)] ?? 0;
    if (confidence < LEAST_HEARD) continue;
    const at = strongestUnit(sees.unitLogits, headAt(move));
    const unit = sees.message.units[at];
    const sight = sees.sights[at];
    if (unit === undefined || sight === undefined) continue;
    heard.push({ move, confidence, ...evidenceFor(headAt(move), sees.message, unit, sight, sees.scorer) });
  }
  const kept = heard.sort((a, b) => b.confidence - a.confidence).slice(0, MOST_MOVES);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end || Number(isCycleMove(b.move)) - Number(isCycleMove(a.move)));
}

function strongestUnit(unitLogits: readonly Float64Array[], head: number): number {
  let best = 0;
  for (const [at, logits] of unitLogits.entries()) {
    if ((logits[head] ?? 0) > (unitLogits[best]?.[head] ?? 0)) best = at;
  }
  return best;
}

const LEAST_SAFETY = 0.3;

function safetyFrom(chances: Float64Array): Reading["safety"] {
  return SAFETY_KINDS.map((kind) => ({ kind, confidence: chances[headAt(kind)] ?? 0 })).filter(
    ({ confidence }) => confidence >= LEAST_SAFETY,
  );
}

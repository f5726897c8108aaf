import type { HeardMove, NeverHeldReason, Reading, SafetyKind } from "@attune/domain/cycle";
import { err, ok, type Result } from "@attune/kernel";
import { chancesFrom } from "./calibration.ts";
import type { Considered } from "./considered/considered.ts";
import { type Context, contextFrom, eachContextFeature } from "./context-kind.ts";
import { evidenceFor, type UnitSight } from "./evidence.ts";
import type { FeatureSink } from "./feature.ts";
import { formOf } from "./form.ts";
import { HEAD_COUNT, HEARD_MOVES, headAt, SAFETY_KINDS } from "./head.ts";
import { eachFeatureOfUnit, eachOutlineFeature, type Message, messageFrom, type PreparedUnit } from "./message.ts";
import { neverHeldReasonOf } from "./never-held/never-held.ts";
import { numberAt } from "./number-at.ts";
import { type Receiving, receivingOf } from "./receiving.ts";
import { createRecent, type Recent } from "./recent.ts";
import { SAID_OUTRIGHT, safetyCuesIn } from "./safety-cue.ts";
import { createScorer, type Scorer, type Sighting, type Tally } from "./scorer.ts";
import { talkFrom, verdictFrom } from "./verdict.ts";
import { type ListenerError, type Weights, weightsFrom } from "./weights.ts";

/** Reads messages on the device. Same words in, same reading out; nothing is kept but a small memory of recent thought units. */
export interface Listener {
  /** How a message may land, given the partner's last message. Never throws, whatever the text. */
  readonly read: (text: string, context?: string) => Reading;
  /** How a reply may land on the message it answers, and whether it meets or misses something vulnerable. */
  readonly readReply: (text: string, message: string) => ReadReply;
}

export interface ReadReply extends Receiving {
  readonly reading: Reading;
}

/** A longer message is read at its beginning and its end. UTF-16 units. */
export const LONGEST_READ = 20_000;
const HEAD_READ = 12_000;

/** A listener from the bytes of a weights file; with an encoder that belongs to them it considers what it reads. */
export function createListener(
  buffer: ArrayBuffer,
  considered: Considered | null = null,
): Result<Listener, ListenerError> {
  const weights = weightsFrom(buffer);
  if (!weights.ok) return weights;
  if (considered !== null && considered.trainedOn !== weights.value.trainedOn) return err({ type: "weights-damaged" });
  return ok(listenerFrom(weights.value, considered));
}

function listenerFrom(weights: Weights, considered: Considered | null): Listener {
  const desk: Desk = {
    weights,
    considered,
    scorer: createScorer(weights),
    contexts: createRecent(CONTEXTS_KEPT),
    unitTallies: createRecent(UNITS_KEPT),
  };
  const read = (text: string, context = ""): Reading => {
    if (text.length <= LONGEST_READ) return readingOf(text, context, desk);
    return readingOfLong(text, context, desk);
  };
  const readReply = (text: string, message: string) => {
    const reading = read(text, message);
    return { reading, ...receivingOf(reading, text, read(message)) };
  };
  return { read, readReply };
}

/** While someone writes, all thought units but the last stay the same from key to key. */
const UNITS_KEPT = 256;
const CONTEXTS_KEPT = 4;

/** What every reading needs at hand. */
interface Desk {
  readonly weights: Weights;
  readonly considered: Considered | null;
  readonly scorer: Scorer;
  readonly contexts: Recent<HeardContext>;
  readonly unitTallies: Recent<Tally>;
}

interface HeardContext {
  readonly context: Context;
  readonly tally: Tally;
}

function heardContext(text: string, { contexts, scorer }: Desk): HeardContext {
  const known = contexts.get(text);
  if (known !== undefined) return known;
  const context = contextFrom(text);
  return contexts.keep(text, { context, tally: scorer.tally((sink) => eachContextFeature(context, sink)) });
}

function readingOfLong(text: string, context: string, desk: Desk): Reading {
  const cut = text.length - (LONGEST_READ - HEAD_READ);
  const first = readingOf(text.slice(0, HEAD_READ), context, desk);
  const last = readingOf(text.slice(cut), context, desk);
  const stronger = last.gate > first.gate ? last : first;
  const moved = last.moves.map((heard) => ({ ...heard, start: heard.start + cut, end: heard.end + cut }));
  const moves = [...first.moves, ...moved].sort((a, b) => a.start - b.start);
  const protecting = [first, last].find(({ neverHeld }) => neverHeld !== null && WHATEVER_ELSE.has(neverHeld));
  const neverHeld = protecting?.neverHeld ?? stronger.neverHeld;
  return { ...stronger, moves, neverHeld, safety: first.safety.length > 0 ? first.safety : last.safety };
}

/** Reasons that hold whatever stands in the rest of the message. */
const WHATEVER_ELSE: ReadonlySet<NeverHeldReason> = new Set(["safety-boundary", "call-for-help", "limit"]);

function readingOf(text: string, contextText: string, desk: Desk): Reading {
  const message = messageFrom(text);
  const { context, tally } = heardContext(contextText, desk);
  const neverHeld = neverHeldReasonOf(message, context);
  const form = formOf(message.words);
  if (message.units.length === 0) return { talk: "neutral", gate: 0, moves: [], safety: [], neverHeld, form };
  const { scorer, weights } = desk;
  const around = [tally, scorer.tally((sink) => eachOutlineFeature(message, sink))];
  const sights = message.units.map((unit) => sightOf(message, { unit, context }, desk));
  const unitLogits = sights.map((sight) => scorer.logits([sight.tally, ...around]));
  const whole = scorer.logits([...sights.map((sight) => sight.tally), ...around]);
  const heard = desk.considered?.hear(message, contextText) ?? [];
  const { calibration, verdict: table } = heard.length > 0 && desk.considered !== null ? desk.considered : weights;
  const chances = chancesFrom([whole, strongestOf(unitLogits, whole), ...heard], calibration);
  const verdict = verdictFrom(chances, table);
  const moves = movesHeard({ sights, unitLogits, chances, scorer });
  const safety = safetyFrom(chances, safetyCuesIn(message, context));
  return { talk: talkFrom(verdict), gate: verdict.cycle, moves, safety, neverHeld, form };
}

interface Asked {
  readonly unit: PreparedUnit;
  readonly context: Context;
}

function sightOf(message: Message, { unit, context }: Asked, { scorer, unitTallies }: Desk): UnitSight {
  const { words, text } = message;
  const each = (sink: FeatureSink) => eachFeatureOfUnit({ words, unit, context }, sink);
  const said = text.slice(words[unit.from]?.start, words[unit.to - 1]?.end);
  const key = `${context.kinds.join()} ${said}`;
  const tally = unitTallies.get(key) ?? unitTallies.keep(key, scorer.tally(each));
  let seen: readonly Sighting[] | null = null;
  const sightings = () => {
    seen ??= scorer.sightings(each);
    return seen;
  };
  return { message, unit, tally, sightings };
}

function strongestOf(unitLogits: readonly Float64Array[], whole: Float64Array): Float64Array {
  if (unitLogits.length < 2) return whole;
  return Float64Array.from({ length: HEAD_COUNT }, (_, head) =>
    unitLogits.reduce((strongest, logits) => Math.max(strongest, numberAt(logits, head)), Number.NEGATIVE_INFINITY),
  );
}

interface Sees {
  readonly sights: readonly UnitSight[];
  readonly unitLogits: readonly Float64Array[];
  readonly chances: Float64Array;
  readonly scorer: Scorer;
}

/** Moves less likely than this are not reported. */
export const LEAST_HEARD = 0.25;
const MOST_MOVES = 8;

function movesHeard({ sights, unitLogits, chances, scorer }: Sees): readonly HeardMove[] {
  const likely = HEARD_MOVES.map((move) => ({ move, head: headAt(move), confidence: numberAt(chances, headAt(move)) }))
    .filter(({ confidence }) => confidence >= LEAST_HEARD)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_MOVES);
  const heard = likely.flatMap(({ move, head, confidence }) => {
    const sight = sights[strongestUnit(unitLogits, head)];
    return sight === undefined ? [] : [{ move, confidence, ...evidenceFor(head, sight, scorer) }];
  });
  return heard.sort((a, b) => a.start - b.start || a.end - b.end || b.confidence - a.confidence);
}

function strongestUnit(unitLogits: readonly Float64Array[], head: number): number {
  let best = 0;
  for (const [at, logits] of unitLogits.entries()) {
    if (numberAt(logits, head) > (unitLogits[best]?.[head] ?? 0)) best = at;
  }
  return best;
}

/** Signs less likely than this are not reported. */
const LEAST_SAFETY = 0.1;

/** The signs that are heard, by the weights or because they are said outright. */
export function safetyFrom(chances: Float64Array, saidOutright: readonly SafetyKind[]): Reading["safety"] {
  return SAFETY_KINDS.map((kind) => {
    const heard = numberAt(chances, headAt(kind));
    return { kind, confidence: saidOutright.includes(kind) ? Math.max(heard, SAID_OUTRIGHT) : heard };
  }).filter(({ confidence }) => confidence >= LEAST_SAFETY);
}

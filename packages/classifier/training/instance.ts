import { isCycleMove } from "@attune/domain/cycle";
import { contextFrom } from "../src/context-kind.ts";
import { BLOCK_COUNT } from "../src/feature.ts";
import { HEAD_COUNT, headAt } from "../src/head.ts";
import { eachFeatureAround, eachFeatureOfUnit, type Message, messageFrom, type PreparedUnit } from "../src/message.ts";
import { isCycleLine, type LabelledLine, movesOf } from "./labelled-line.ts";

/** Features of a stretch of text as hashes by block, and what each head should say of it (1, 0, or -1 for "do not ask"). */
export interface Instance {
  readonly line: LabelledLine;
  readonly whole: boolean;
  readonly hashes: Uint32Array;
  readonly blocks: Uint8Array;
  readonly targets: Int8Array;
}

/** A line as one instance for the whole message and, when it has several, one for each thought unit. */
export interface PreparedLine {
  readonly line: LabelledLine;
  readonly whole: Instance;
  readonly units: readonly Instance[];
}

/** Prepares a line once; folds reuse it. */
export function preparedLineFrom(line: LabelledLine): PreparedLine {
  const message = messageFrom(line.text);
  const context = contextFrom(line.context);
  const collect = (units: readonly PreparedUnit[]) => {
    const hashes: number[] = [];
    const blocks: number[] = [];
    const sink = (block: number, hash: number) => {
      hashes.push(hash);
      blocks.push(block);
    };
    for (const unit of units) eachFeatureOfUnit({ words: message.words, unit, context }, sink);
    eachFeatureAround(message, context, sink);
    return { hashes: Uint32Array.from(hashes), blocks: Uint8Array.from(blocks) };
  };
  const whole = { line, whole: true, ...collect(message.units), targets: targetsOfMessage(line) };
  const units = message.units.map((unit) => ({
    line,
    whole: false,
    ...collect([unit]),
    targets: targetsOfUnit(line, message, unit),
  }));
  return { line, whole, units };
}

/** How many known features each block has. */
export function blockCounts(blocks: Uint8Array): Float64Array {
  const counts = new Float64Array(BLOCK_COUNT);
  for (const block of blocks) counts[block] = (counts[block] ?? 0) + 1;
  return counts;
}

function targetsOfMessage(line: LabelledLine): Int8Array {
  const targets = new Int8Array(HEAD_COUNT);
  targets[headAt("gate")] = isCycleLine(line) ? 1 : 0;
  targets[headAt("secure")] = line.talk === "secure" || line.talk === "mixed" ? 1 : 0;
  targets[headAt("neutral")] = line.talk === "neutral" ? 1 : 0;
  targets[headAt("safety")] = line.safety === "" ? 0 : 1;
  if (line.safety !== "") targets[headAt(line.safety)] = 1;
  for (const move of movesOf(line)) if (move !== "neutral") targets[headAt(move)] = 1;
  return targets;
}

/** A unit carries the cycle moves where it overlaps hot words and the secure moves where it overlaps reaching ones. */
function targetsOfUnit(line: LabelledLine, message: Message, unit: PreparedUnit): Int8Array {
  const hot = overlaps(line.hot, line.text, extentOf(message, unit));
  const isWhollySecure = line.reach.length === 0 && line.talk === "secure";
  const reach = isWhollySecure || overlaps(line.reach, line.text, extentOf(message, unit));
  const targets = moveTargets(line, { hot, reach });
  targets[headAt("gate")] = hot ? 1 : 0;
  targets[headAt("secure")] = reach ? 1 : 0;
  targets[headAt("neutral")] = neutralTarget(line, hot || reach);
  targets[headAt("safety")] = line.safety === "" ? 0 : DO_NOT_ASK;
  if (line.safety !== "") targets[headAt(line.safety)] = DO_NOT_ASK;
  return targets;
}

function moveTargets(
  line: LabelledLine,
  { hot, reach }: { readonly hot: boolean; readonly reach: boolean },
): Int8Array {
  const targets = new Int8Array(HEAD_COUNT);
  for (const move of movesOf(line)) {
    if (move !== "neutral" && (isCycleMove(move) ? hot : reach)) targets[headAt(move)] = 1;
  }
  return targets;
}

const DO_NOT_ASK = -1;
/** UTF-16 units that a span and a unit must share to belong together. */
const LEAST_SHARED = 8;

function neutralTarget(line: LabelledLine, moves: boolean): number {
  if (line.talk === "neutral") return 1;
  return moves ? 0 : DO_NOT_ASK;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

function extentOf(message: Message, unit: PreparedUnit): Extent {
  return { start: message.words[unit.from]?.start ?? 0, end: message.words[unit.to - 1]?.end ?? 0 };
}

function overlaps(spans: readonly string[], text: string, { start, end }: Extent): boolean {
  return spans.some((span) => {
    const at = text.indexOf(span);
    return Math.min(end, at + span.length) - Math.max(start, at) >= Math.min(LEAST_SHARED, end - start);
  });
}

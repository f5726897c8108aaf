import { type Context, eachContextFeature, eachReplyFeature } from "./context-kind.ts";
import { BLOCKS, eachUnitFeature, type FeatureSink, NOWHERE, seedOf } from "./feature.ts";
import { hashOn } from "./hash.ts";
import { normaliseText } from "./normalised-text.ts";
import { type Piece, piecesOf } from "./piece.ts";
import { type ThoughtUnit, thoughtUnitsOf } from "./thought-unit.ts";
import { type Word, wordsOf } from "./word.ts";

/** A message taken apart. */
export interface Message {
  readonly text: string;
  readonly words: readonly Word[];
  readonly units: readonly PreparedUnit[];
}

/** A thought unit with the pieces of its words. */
export interface PreparedUnit extends ThoughtUnit {
  readonly pieces: readonly Piece[];
}

/** A unit of these words, as an answer to the partner's last message. */
export interface UnitInContext {
  readonly words: readonly Word[];
  readonly unit: PreparedUnit;
  readonly context: Context;
}

const FORM = BLOCKS.indexOf("form");
const LENGTH = seedOf(FORM, "length");
const UNITS = seedOf(FORM, "units");
const END = seedOf(FORM, "end");
const LOUD = seedOf(FORM, "loud");
const STRETCHED = seedOf(FORM, "stretched");
const ALWAYS = seedOf(FORM, "always");
const TONE_MARKS = new Set(["?", "!", ".", '"']);

/** Takes a message apart. */
export function messageFrom(text: string): Message {
  const words = wordsOf(normaliseText(text));
  const units = thoughtUnitsOf(words).map((unit) => ({
    ...unit,
    pieces: piecesOf(words.slice(unit.from, unit.to)).map(({ key, word }) => ({ key, word: word + unit.from })),
  }));
  return { text, words, units };
}

/** All features of one thought unit as an answer to the context. */
export function eachFeatureOfUnit({ words, unit, context }: UnitInContext, sink: FeatureSink): void {
  eachUnitFeature(unit.pieces, sink);
  eachReplyFeature(context, unit.pieces, sink);
  eachFormFeature(words.slice(unit.from, unit.to), sink);
}

/** Features of the context and of the message's outline, which no single unit has. */
export function eachFeatureAround(message: Message, context: Context, sink: FeatureSink): void {
  eachContextFeature(context, sink);
  eachOutlineFeature(message, sink);
}

/** Features of the message's outline: how many units, how many words. */
export function eachOutlineFeature(message: Message, sink: FeatureSink): void {
  sink(FORM, hashOn(UNITS, Math.min(6, message.units.length)), NOWHERE);
  sink(FORM, hashOn(LENGTH, 100 + Math.min(7, Math.floor(Math.log2(message.words.length + 1)))), NOWHERE);
}

function eachFormFeature(words: readonly Word[], sink: FeatureSink): void {
  sink(FORM, ALWAYS, NOWHERE);
  sink(FORM, hashOn(LENGTH, Math.min(6, Math.floor(Math.log2(words.length + 1)))), NOWHERE);
  const last = words.at(-1);
  if (last?.kind === "mark" && TONE_MARKS.has(last.key.charAt(0)))
    sink(FORM, hashOn(END, last.key.charCodeAt(0)), NOWHERE);
  if (words.some((word) => word.loud)) sink(FORM, LOUD, NOWHERE);
  if (words.some((word) => word.stretched)) sink(FORM, STRETCHED, NOWHERE);
}

import type { Reading } from "@attune/domain/cycle";
import { chancesFrom } from "../src/calibration.ts";
import { contextFrom } from "../src/context-kind.ts";
import { HEARD_MOVES, headAt } from "../src/head.ts";
import { LEAST_HEARD, safetyFrom } from "../src/listener.ts";
import { messageFrom } from "../src/message.ts";
import { neverHeldReasonOf } from "../src/never-held/never-held.ts";
import { safetyCuesIn } from "../src/safety-cue.ts";
import { talkFrom, verdictFrom } from "../src/verdict.ts";
import { calibrated } from "./calibrate.ts";
import type { UnseenLogits } from "./fold.ts";
import type { LabelledLine } from "./labelled-line.ts";

/** A line, and the reading by a listener that has not seen its writer. */
export interface UnseenReading {
  readonly line: LabelledLine;
  readonly reading: Reading;
  readonly chances: Float64Array;
}

/** Reads each fold with heads, calibration and verdict made without the writers in it. */
export function unseenReadings(folds: readonly (readonly UnseenLogits[])[]): readonly UnseenReading[] {
  return folds.flatMap((fold) => {
    const learnt = calibrated(folds.filter((other) => other !== fold));
    return fold.map((one) => {
      const chances = chancesFrom(one.looks, learnt.calibration);
      return { line: one.prepared.line, chances, reading: readingFrom(one.prepared.line, chances, learnt.verdict) };
    });
  });
}

/** As in the listener, but without the places of the words. */
function readingFrom(line: LabelledLine, chances: Float64Array, table: Float64Array): Reading {
  const verdict = verdictFrom(chances, table);
  const message = messageFrom(line.text);
  const context = contextFrom(line.context);
  const moves = HEARD_MOVES.map((move) => ({ move, confidence: chances[headAt(move)] ?? 0, start: 0, end: 0 }));
  return {
    talk: talkFrom(verdict),
    gate: verdict.cycle,
    moves: moves.filter(({ confidence }) => confidence >= LEAST_HEARD),
    safety: safetyFrom(chances, safetyCuesIn(message, context)),
    neverHeld: neverHeldReasonOf(message, context),
    form: { words: 0, capitals: 0 },
  };
}

import { isCycleMove, type Talk } from "@attune/domain/cycle";
import { HEARD_MOVES, headAt } from "./head.ts";
import { numberAt } from "./number-at.ts";

/** What a message is as a whole, as chances. Cycle and secure may both be high: a message can carry both. */
export interface Verdict {
  readonly cycle: number;
  readonly secure: number;
  readonly neutral: number;
}

/** Numbers that a verdict looks at, with the constant. */
export const VERDICT_INPUTS = 8;
export const VERDICT_OUTPUTS = 3;

/**
 * The verdict weighs the message as a whole against its strongest moves: one clear move makes a message what it is,
 * whatever else it says. The table holds one row of weights an answer.
 */
export function verdictFrom(chances: Float64Array, table: Float64Array): Verdict {
  const input = verdictInput(chances);
  const chance = (row: number): number => {
    let logit = 0;
    for (let at = 0; at < VERDICT_INPUTS; at += 1)
      logit += numberAt(table, row * VERDICT_INPUTS + at) * numberAt(input, at);
    return 1 / (1 + Math.exp(-logit));
  };
  return { cycle: chance(0), secure: chance(1), neutral: chance(2) };
}

const SURE = 0.5;

/** The kind of talk, or `unsure` when nothing is likelier than not. */
export function talkFrom({ cycle, secure, neutral }: Verdict): Talk {
  if (cycle >= SURE) return secure >= SURE ? "mixed" : "cycle";
  if (Math.max(secure, neutral) < SURE) return "unsure";
  return secure >= neutral ? "secure" : "neutral";
}

/** What the verdict looks at: the whole message's chances, the strongest move of each family, and any of each family. */
export function verdictInput(chances: Float64Array): Float64Array {
  const cycle = familyOf(chances, true);
  const secure = familyOf(chances, false);
  const whole = (head: "gate" | "secure" | "neutral") => logit(numberAt(chances, headAt(head)));
  return Float64Array.of(
    1,
    whole("gate"),
    whole("secure"),
    whole("neutral"),
    cycle.strongest,
    secure.strongest,
    cycle.any,
    secure.any,
  );
}

function familyOf(chances: Float64Array, cycle: boolean): { readonly strongest: number; readonly any: number } {
  let strongest = 0;
  let none = 1;
  for (const move of HEARD_MOVES) {
    if (isCycleMove(move) !== cycle) continue;
    const chance = numberAt(chances, headAt(move));
    strongest = Math.max(strongest, chance);
    none *= 1 - chance;
  }
  return { strongest: logit(strongest), any: logit(1 - none) };
}

const SUREST = 0.9999;

function logit(chance: number): number {
  const kept = Math.min(SUREST, Math.max(1 - SUREST, chance));
  return Math.log(kept / (1 - kept));
}

import { outcomeOf } from "@attune/domain/conversation";
import { isCycleMove, type Reading } from "@attune/domain/cycle";
import { assert } from "@attune/kernel";
import { createListener } from "../src/listener.ts";
import { weightsToBuffer } from "../src/weights.ts";
import { calibrated } from "./calibrate.ts";
import { fitOn, type UnseenLogits } from "./fold.ts";
import type { PreparedLine } from "./instance.ts";
import { shareOf } from "./measure.ts";
import { packed } from "./pack.ts";
import { FIT_RULE } from "./rules.ts";

/** How often taking away the words that a hold shows at least halves the odds of cycle talk, by listeners that had not seen the writer. */
export function explanationShare(
  prepared: readonly PreparedLine[],
  folds: readonly (readonly UnseenLogits[])[],
): { readonly holds: number; readonly halved: number } {
  const factors = folds.flatMap((fold) => {
    const left = new Set(fold.map((one) => one.prepared.line.writer));
    const { dictionary, fitted } = fitOn(prepared.filter(({ line }) => !left.has(line.writer)));
    const learnt = calibrated(folds.filter((other) => other !== fold));
    const rest = { trainedOn: 0, blockScales: Float64Array.from(FIT_RULE.blockScales), ...learnt };
    const listener = createListener(weightsToBuffer(packed(dictionary, fitted, rest)));
    assert(listener.ok, "fitted weights load");
    const { read } = listener.value;
    return fold.flatMap(({ prepared: { line } }) => {
      const reading = read(line.text, line.context);
      const shown = outcomeOf(reading, 3) === "held" ? shownOf(reading) : null;
      if (shown === null) return [];
      const without = read(`${line.text.slice(0, shown.start)} ${line.text.slice(shown.end)}`, line.context);
      return [oddsOf(without.gate) / oddsOf(reading.gate)];
    });
  });
  return { holds: factors.length, halved: shareOf(factors, (factor) => factor <= 0.5) };
}

function shownOf({ moves }: Reading) {
  const cycle = moves.filter(({ move }) => isCycleMove(move));
  return cycle.reduce<(typeof cycle)[number] | null>(
    (surest, heard) => (surest === null || heard.confidence > surest.confidence ? heard : surest),
    null,
  );
}

function oddsOf(chance: number): number {
  return chance / (1 - chance);
}

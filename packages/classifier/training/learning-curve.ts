import { headAt } from "../src/head.ts";
import { seededRandom } from "./fit.ts";
import { fitOn, logitsFor } from "./fold.ts";
import type { PreparedLine } from "./instance.ts";
import { isCycleLine } from "./labelled-line.ts";
import { areaUnderCurve } from "./measure.ts";
import { coarsened } from "./pack.ts";
import { table } from "./report-tables.ts";

const SIZES = [2, 4, 8, 16, 32];
const DRAWS = 3;

/** What more writers bring: the gate's own head on lines that were held out, trained on so many writers, drawn three times. */
export function learningCurve(prepared: readonly PreparedLine[], heldOut: readonly PreparedLine[]): string {
  const writers = [...new Set(prepared.map(({ line }) => line.writer))].sort();
  const random = seededRandom(4);
  const sizes = [...SIZES.filter((size) => size < writers.length), writers.length];
  const rows = sizes.map((size) => {
    const areas = Array.from({ length: size === writers.length ? 1 : DRAWS }, () => {
      const drawn = new Set(shuffled(writers, random).slice(0, size));
      return areaOn(
        heldOut,
        prepared.filter(({ line }) => drawn.has(line.writer)),
      );
    });
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    const lines = prepared.length * (size / writers.length);
    return [
      String(size),
      `about ${Math.round(lines / 100) * 100}`,
      mean.toFixed(3),
      areas.map((area) => area.toFixed(3)).join(", "),
    ];
  });
  return table(["writers", "lines", "gate AUC, mean", "each draw"], rows);
}

function areaOn(heldOut: readonly PreparedLine[], lines: readonly PreparedLine[]): number {
  const { dictionary, fitted } = fitOn(lines);
  const shipped = { dictionary, fitted: coarsened(fitted) };
  return areaUnderCurve(
    heldOut.map((one) => ({
      score: logitsFor(one, shipped).looks[0]?.[headAt("gate")] ?? 0,
      truth: isCycleLine(one.line),
    })),
  );
}

function shuffled(writers: readonly string[], random: () => number): readonly string[] {
  return writers
    .map((writer) => ({ writer, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ writer }) => writer);
}

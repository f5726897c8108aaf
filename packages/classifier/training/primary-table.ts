import { HEARD_MOVES, headAt } from "../src/head.ts";
import { bootstrap } from "./measure.ts";
import { table } from "./report-tables.ts";
import type { UnseenReading } from "./unseen-reading.ts";

/** What a message does first: its label, and what was heard most surely. */
interface First {
  readonly label: string;
  readonly heard: string;
}

const LABELS = [...HEARD_MOVES, "neutral"] as const;

/** Precision, recall and F1 of what a message does first, by label, and their mean. */
export function primaryTable(readings: readonly UnseenReading[]): string {
  const firsts = readings.map(firstOf);
  const rows = LABELS.map((label) => {
    const [low, high] = bootstrap(firsts, (drawn) => f1Of(drawn, label));
    const n = firsts.filter((first) => first.label === label).length;
    const { precision, recall } = sharesOf(firsts, label);
    const f1 = `${f1Of(firsts, label).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
    return [label, String(n), precision.toFixed(2), recall.toFixed(2), f1];
  });
  const [low, high] = bootstrap(firsts, macroF1);
  const mean = `${macroF1(firsts).toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `${table(["first", "n", "precision", "recall", "F1"], rows)}\nMean F1 over the ${LABELS.length} labels: ${mean}.\n`;
}

/** Mean F1 over all labels. */
function macroF1(firsts: readonly First[]): number {
  return LABELS.reduce((sum, label) => sum + f1Of(firsts, label), 0) / LABELS.length;
}

function firstOf({ line, chances }: UnseenReading): First {
  const chanceOf = (label: (typeof LABELS)[number]) => chances[headAt(label)] ?? 0;
  const heard = LABELS.reduce((best, label) => (chanceOf(label) > chanceOf(best) ? label : best));
  return { label: line.primary, heard };
}

function sharesOf(firsts: readonly First[], label: string): { readonly precision: number; readonly recall: number } {
  const heard = firsts.filter((first) => first.heard === label);
  const there = firsts.filter((first) => first.label === label);
  const hits = heard.filter((first) => first.label === label).length;
  return { precision: hits / Math.max(1, heard.length), recall: hits / Math.max(1, there.length) };
}

function f1Of(firsts: readonly First[], label: string): number {
  const { precision, recall } = sharesOf(firsts, label);
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

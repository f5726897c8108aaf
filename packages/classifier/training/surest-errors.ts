import { outcomeOf } from "@attune/domain/conversation";
import { isCycleLine } from "./labelled-line.ts";
import { table } from "./report-tables.ts";
import type { UnseenReading } from "./unseen-reading.ts";

const MOST = 12;

/** What was held although it is not cycle talk, and what was let through most surely although it is. */
export function surestErrors(readings: readonly UnseenReading[]): string {
  const held = readings
    .filter(({ line, reading }) => !isCycleLine(line) && outcomeOf(reading, 3) === "held")
    .sort((one, other) => other.reading.gate - one.reading.gate);
  const missed = readings
    .filter(({ line, reading }) => isCycleLine(line) && reading.neverHeld === null)
    .sort((one, other) => one.reading.gate - other.reading.gate);
  return `Held, and should not have been (${held.length} in all):\n\n${rowsOf(held)}\nCycle talk that sounded least like it:\n\n${rowsOf(missed)}`;
}

function rowsOf(readings: readonly UnseenReading[]): string {
  return table(
    ["gate", "label", "before it", "words"],
    readings
      .slice(0, MOST)
      .map(({ line, reading }) => [reading.gate.toFixed(2), line.primary, cell(line.context), cell(line.text)]),
  );
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|");
}

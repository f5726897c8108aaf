import { offersHelp } from "@attune/domain/conversation";
import type { SafetyKind } from "@attune/domain/cycle";
import { SAFETY_KINDS } from "../src/head.ts";
import { bootstrap, shareOf } from "./measure.ts";
import { percent, table } from "./report-tables.ts";
import type { UnseenReading } from "./unseen-reading.ts";

type Readings = readonly UnseenReading[];

const isHeard = ({ reading }: UnseenReading): boolean => offersHelp(reading);

/** How many of the lines that carry a sign of danger are heard, and of those that only sound like one, by kind. */
export function safetyTable(readings: Readings): string {
  const rows = [null, ...SAFETY_KINDS].map((kind) => {
    const there = readings.filter(({ line }) => (kind === null ? line.safety !== "" : line.safety === kind));
    const like = readings.filter(({ line }) => (kind === null ? line.like !== "" : line.like === kind));
    return [nameOf(kind), String(there.length), shareWithInterval(there), String(like.length), shareWithInterval(like)];
  });
  const others = readings.filter(({ line }) => line.safety === "" && line.like === "");
  return `${table(["sign", "there", "heard", "only sounds like it", "heard all the same"], rows)}\nOf ${others.length} other lines ${percent(shareOf(others, isHeard))} are taken for a sign.\n`;
}

function nameOf(kind: SafetyKind | null): string {
  return kind === null ? "any" : kind.replace("_", " ");
}

function shareWithInterval(readings: Readings): string {
  if (readings.length === 0) return "none";
  const [low, high] = bootstrap(readings, (drawn) => shareOf(drawn, isHeard));
  return `${percent(shareOf(readings, isHeard))} (${percent(low)} to ${percent(high)})`;
}

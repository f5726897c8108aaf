import { FACILITATION_LEVELS, type FacilitationLevel, outcomeOf } from "@attune/domain/conversation";
import { VULNERABLE_MOVES } from "@attune/domain/cycle";
import { HEARD_MOVES, headAt, SAFETY_KINDS } from "../src/head.ts";
import { isCycleLine, type LabelledLine, movesOf } from "./labelled-line.ts";
import {
  accuracyAt,
  areaUnderCurve,
  bootstrap,
  calibrationError,
  f1At,
  reliability,
  type Scored,
  shareOf,
} from "./measure.ts";
import { SEEN_WRITERS } from "./rules.ts";
import type { UnseenReading } from "./unseen-reading.ts";

type Readings = readonly UnseenReading[];
type Figure = (readings: Readings) => number;

export const isVulnerableLine = (line: LabelledLine): boolean =>
  line.talk === "secure" && (VULNERABLE_MOVES as readonly string[]).includes(line.primary);

export const gateOf = (readings: Readings): readonly Scored[] =>
  readings.map(({ line, reading }) => ({ score: reading.gate, truth: isCycleLine(line) }));

/** How well cycle talk is told from the rest. */
export function gateTable(readings: Readings): string {
  const scored = gateOf(readings);
  const area = withInterval(readings, (drawn) => areaUnderCurve(gateOf(drawn)));
  return table(["AUC", "accuracy", "F1"], [[area, percent(accuracyAt(scored, 0.5)), f1At(scored, 0.5).toFixed(3)]]);
}

/** What the policy does at each level. */
export function levelTable(readings: Readings): string {
  const held =
    (level: FacilitationLevel, chosen: (line: LabelledLine) => boolean): Figure =>
    (drawn) =>
      shareOf(
        drawn.filter(({ line }) => chosen(line)),
        ({ reading }) => outcomeOf(reading, level) === "held",
      );
  const thought = (level: FacilitationLevel, chosen: (line: LabelledLine) => boolean): string =>
    percent(
      shareOf(
        readings.filter(({ line }) => chosen(line)),
        ({ reading }) => outcomeOf(reading, level) === "thought",
      ),
    );
  const groups: ((line: LabelledLine) => boolean)[] = [
    isCycleLine,
    (line) => line.talk === "secure",
    isVulnerableLine,
    (line) => line.talk === "neutral",
  ];
  return table(
    ["level", "cycle and mixed", "secure", "of these feel, fear, need", "neutral"],
    [...FACILITATION_LEVELS]
      .reverse()
      .map((level) => [
        String(level),
        ...groups.map(
          (chosen) =>
            `${withInterval(readings, held(level, chosen), percent)} held, ${thought(level, chosen)} a thought`,
        ),
      ]),
  );
}

/** Each move and safety kind of which there are at least forty lines. */
export function moveTable(readings: Readings): string {
  const scoredFor = (head: (typeof HEARD_MOVES)[number] | (typeof SAFETY_KINDS)[number]): readonly Scored[] =>
    readings.map(({ line, chances }) => ({
      score: chances[headAt(head)] ?? 0,
      truth: line.safety === head || movesOf(line).some((move) => move === head),
    }));
  const rows = [...HEARD_MOVES, ...SAFETY_KINDS].map((head) => ({ head, scored: scoredFor(head) }));
  const told = rows.filter(({ scored }) => scored.filter(({ truth }) => truth).length >= FEWEST);
  const moves = told.filter(({ head }) => (HEARD_MOVES as readonly string[]).includes(head));
  const mean = moves.reduce((sum, { scored }) => sum + f1At(scored, 0.5), 0) / moves.length;
  return `${table(
    ["move or sign", "n", "AUC", "F1 at 0.5"],
    told.map(({ head, scored }) => [
      head,
      String(scored.filter(({ truth }) => truth).length),
      areaUnderCurve(scored).toFixed(3),
      f1At(scored, 0.5).toFixed(3),
    ]),
  )}\nMean F1 over the ${moves.length} moves: ${mean.toFixed(3)}. Classes of fewer than ${FEWEST} lines are left out.\n`;
}

const FEWEST = 40;

/** Said and true, in tenths. */
export function reliabilityTable(readings: Readings): string {
  const bins = reliability(gateOf(readings)).filter(({ count }) => count > 0);
  return `${table(
    ["gate", "lines", "said", "was"],
    bins.map(({ from, count, said, was }) => [
      `${from.toFixed(1)} to ${(from + 0.1).toFixed(1)}`,
      String(count),
      said.toFixed(3),
      was.toFixed(3),
    ]),
  )}\nExpected calibration error: ${calibrationError(gateOf(readings)).toFixed(3)}.\n`;
}

/** One row a writer. */
export function writerTable(readings: Readings): string {
  const writers = [...new Set(readings.map(({ line }) => line.writer))].sort();
  return table(
    [
      "writer",
      "lines",
      "gate AUC",
      "accuracy",
      "cycle held",
      "secure held",
      "neutral held",
      "rule on cycle",
      "rule on secure",
    ],
    writers.map((writer) => {
      const own = readings.filter(({ line }) => line.writer === writer);
      const held = (chosen: (line: LabelledLine) => boolean) =>
        percent(
          shareOf(
            own.filter(({ line }) => chosen(line)),
            ({ reading }) => outcomeOf(reading, 3) === "held",
          ),
        );
      const ruled = (chosen: (line: LabelledLine) => boolean) =>
        percent(
          shareOf(
            own.filter(({ line }) => chosen(line)),
            ({ reading }) => reading.neverHeld !== null,
          ),
        );
      return [
        SEEN_WRITERS.has(writer) ? `${writer} *` : writer,
        String(own.length),
        areaUnderCurve(gateOf(own)).toFixed(3),
        percent(accuracyAt(gateOf(own), 0.5)),
        held(isCycleLine),
        held((line) => line.talk === "secure"),
        held((line) => line.talk === "neutral"),
        ruled((line) => line.talk === "cycle"),
        ruled((line) => line.talk === "secure"),
      ];
    }),
  );
}

/** Which rule fires on what. */
export function ruleTable(readings: Readings): string {
  const reasons = [...new Set(readings.map(({ reading }) => reading.neverHeld ?? "none"))].sort();
  const talks = ["cycle", "mixed", "secure", "neutral"] as const;
  const count = (reason: string, talk: string) =>
    readings.filter(({ line, reading }) => line.talk === talk && (reading.neverHeld ?? "none") === reason).length;
  return table(
    ["rule", ...talks],
    reasons.map((reason) => [reason, ...talks.map((talk) => String(count(reason, talk)))]),
  );
}

/** Pairs of lines by one writer that differ in few words and in kind. */
export function pairSentence(readings: Readings): string {
  const pairs = new Map<string, UnseenReading[]>();
  for (const one of readings) {
    if (one.line.pair === "") continue;
    const key = `${one.line.writer} ${one.line.pair}`;
    pairs.set(key, [...(pairs.get(key) ?? []), one]);
  }
  const opposed = [...pairs.values()].filter((pair) => new Set(pair.map(({ line }) => isCycleLine(line))).size === 2);
  const right = ({ line, reading }: UnseenReading) => reading.gate >= 0.5 === isCycleLine(line);
  const ordered = (pair: readonly UnseenReading[]) => {
    const lowest = Math.min(...pair.filter(({ line }) => isCycleLine(line)).map(({ reading }) => reading.gate));
    return pair.every(({ line, reading }) => isCycleLine(line) || reading.gate < lowest);
  };
  const both = shareOf(opposed, (pair) => pair.every(right));
  return `${opposed.length} contrast pairs: both right ${percent(both)}, the cycle line scored above the other ${percent(shareOf(opposed, ordered))}.\n`;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return `${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}

export function percent(share: number): string {
  return Number.isNaN(share) ? "none" : `${(100 * share).toFixed(1)} %`;
}

function withInterval(
  readings: Readings,
  figure: Figure,
  shown: (value: number) => string = (value) => value.toFixed(3),
): string {
  const [low, high] = bootstrap(readings, figure);
  return `${shown(figure(readings))} (${shown(low)} to ${shown(high)})`;
}

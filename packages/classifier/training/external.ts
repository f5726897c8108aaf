import { readFileSync } from "node:fs";
import { headAt } from "../src/head.ts";
import type { LabelledLine } from "./labelled-line.ts";
import { areaUnderCurve, type Scored } from "./measure.ts";

/** One mapping of a public set onto a head: which head, and what counts as there. */
export interface ExternalFigure {
  readonly name: string;
  readonly area: number;
  readonly there: number;
  readonly notThere: number;
}

/** Chances for texts that nobody here wrote. */
export type ChancesOf = (line: LabelledLine) => Float64Array;

/**
 * Scores public sets kept outside the project, for information only: never trained on, never used for a choice.
 * The mappings are loose; what counts is the direction under change.
 */
export function externalFigures(folder: URL, chancesOf: ChancesOf): readonly ExternalFigure[] {
  const emotions = readFileSync(new URL("goemotions/labels.txt", folder), "utf8").trim().split("\n");
  const rows = readFileSync(new URL("goemotions/test.tsv", folder), "utf8").trim().split("\n").slice(0, MOST);
  const comments = rows.map((row) => {
    const [text = "", labels = ""] = row.split("\t");
    return {
      chances: chancesOf(lineFrom(text)),
      labels: labels.split(",").map((label) => emotions[Number(label)] ?? ""),
    };
  });
  const figure = (name: string, head: Parameters<typeof headAt>[0], wanted: readonly string[]): ExternalFigure => {
    const scored = comments.map(({ chances, labels }) => ({
      score: chances[headAt(head)] ?? 0,
      truth: labels.some((label) => wanted.includes(label)),
    }));
    return figureFrom(name, scored);
  };
  return [
    figure("GoEmotions gratitude, head appreciate", "appreciate", ["gratitude"]),
    figure("GoEmotions remorse, head own_repair", "own_repair", ["remorse"]),
    figure("GoEmotions fear, head fear", "fear", ["fear", "nervousness"]),
    figure("GoEmotions sadness, head feel", "feel", ["sadness", "fear", "nervousness"]),
    figure("GoEmotions anger, annoyance, disgust, disapproval, head gate", "gate", [
      "anger",
      "annoyance",
      "disgust",
      "disapproval",
    ]),
    figure("GoEmotions caring, head comfort", "comfort", ["caring"]),
    figure("GoEmotions curiosity, head curious", "curious", ["curiosity"]),
  ];
}

const MOST = 1600;

function figureFrom(name: string, scored: readonly Scored[]): ExternalFigure {
  const there = scored.filter(({ truth }) => truth).length;
  return { name, area: areaUnderCurve(scored), there, notThere: scored.length - there };
}

function lineFrom(text: string): LabelledLine {
  const parts = { id: "x-1", writer: "x", scenario: "", register: "", context: "", text, pair: "" } as const;
  return { ...parts, talk: "neutral", primary: "neutral", also: [], hot: [], reach: [], safety: "" };
}

import { existsSync, readFileSync } from "node:fs";
import type { Move, SafetyKind } from "@attune/domain/cycle";
import { HEARD_MOVES } from "../src/head.ts";
import { jsonFrom, type LabelledLine } from "./labelled-line.ts";
import { percent, table } from "./report-tables.ts";

/** What somebody who had not written a line, and had seen no label, took it for. */
export interface SecondLabel {
  readonly id: string;
  readonly talk: LabelledLine["talk"];
  readonly primary: Move;
  readonly safety: SafetyKind | "";
}

/** The labellings of the held-out lines, each by readers who saw neither the writer's labels nor each other's. */
export function loadSecondLabels(): readonly (readonly SecondLabel[])[] {
  const files = ["one.jsonl", "two.jsonl"].map((name) => new URL(`held-out/labels/${name}`, import.meta.url));
  return files
    .filter((file) => existsSync(file))
    .map((file) =>
      readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((row) => jsonFrom(row) as unknown as SecondLabel),
    );
}

/** How far the writer and both readers agree: the ceiling for anything that learns from such labels. */
export function agreementTable(
  lines: readonly LabelledLine[],
  labellings: readonly (readonly SecondLabel[])[],
): string {
  const [one, two] = labellings;
  const rows = [
    ...labellings.map((labels, at) => [`writer and reader ${at + 1}`, labels, lines] as const),
    ...(one === undefined || two === undefined ? [] : [["both readers", one, two] as const]),
  ];
  return table(
    [
      "between",
      "lines",
      "cycle talk or not",
      "kappa",
      "F1",
      "what it does first",
      "kappa",
      "mean F1 of 22",
      "signs of danger found",
    ],
    rows.map(([name, judged, truth]) => {
      const pairs = pairsOf(judged, truth);
      const gates = pairs.map(([a, b]) => [isCycle(a), isCycle(b)] as const);
      const firsts = pairs.map(([a, b]) => [a.primary, b.primary] as const);
      return [
        name,
        String(pairs.length),
        percent(agreed(gates)),
        kappa(gates).toFixed(2),
        f1(gates, "true").toFixed(3),
        percent(agreed(firsts)),
        kappa(firsts).toFixed(2),
        meanF1(firsts).toFixed(3),
        percent(found(pairs)),
      ];
    }),
  );
}

type Label = Pick<SecondLabel, "id" | "talk" | "primary" | "safety">;
type Pair = readonly [judged: Label, truth: Label];
type Answers = readonly (readonly [judged: string | boolean, truth: string | boolean])[];

function pairsOf(judged: readonly Label[], truth: readonly Label[]): readonly Pair[] {
  const byId = new Map(truth.map((label) => [label.id, label]));
  return judged.flatMap((label) => {
    const other = byId.get(label.id);
    return other === undefined ? [] : [[label, other] as const];
  });
}

function isCycle({ talk }: Label): boolean {
  return talk === "cycle" || talk === "mixed";
}

function agreed(answers: Answers): number {
  return answers.filter(([judged, truth]) => judged === truth).length / answers.length;
}

/** Cohen's kappa: agreement beyond what both would reach by chance. */
function kappa(answers: Answers): number {
  const share = (at: 0 | 1, value: string) =>
    answers.filter((answer) => String(answer[at]) === value).length / answers.length;
  const values = [...new Set(answers.flat().map(String))];
  const chance = values.reduce((sum, value) => sum + share(0, value) * share(1, value), 0);
  return (agreed(answers) - chance) / (1 - chance);
}

function f1(answers: Answers, value: string): number {
  const judged = answers.filter((answer) => String(answer[0]) === value).length;
  const true_ = answers.filter((answer) => String(answer[1]) === value).length;
  const hits = answers.filter((answer) => String(answer[0]) === value && String(answer[1]) === value).length;
  return judged + true_ === 0 ? 0 : (2 * hits) / (judged + true_);
}

function meanF1(answers: Answers): number {
  const labels = [...HEARD_MOVES, "neutral"];
  return labels.reduce((sum, label) => sum + f1(answers, label), 0) / labels.length;
}

function found(pairs: readonly Pair[]): number {
  const there = pairs.filter(([, truth]) => truth.safety !== "");
  return there.filter(([judged]) => judged.safety !== "").length / there.length;
}

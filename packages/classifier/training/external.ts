import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { headAt } from "../src/head.ts";
import { areaUnderCurve, type Scored } from "./measure.ts";

/** One mapping of a public set onto a head: which head, and what counts as there. */
export interface ExternalFigure {
  readonly set: string;
  readonly name: string;
  readonly area: number;
  readonly there: number;
  readonly notThere: number;
}

/** Chances for words that nobody here wrote, after what was said before them. */
export type ChancesOf = (text: string, context: string) => Float64Array;

type Head = Parameters<typeof headAt>[0];

/** A text of a public set, what was said before it, and the labels it carries there. */
interface Comment {
  readonly text: string;
  readonly context: string;
  readonly labels: readonly string[];
}

interface Mapping {
  readonly set: string;
  readonly commentsIn: (folder: URL) => readonly Comment[];
  readonly heads: readonly (readonly [name: string, head: Head, labels: readonly string[]])[];
}

const MAPPINGS: readonly Mapping[] = [
  {
    set: "GoEmotions",
    commentsIn: emotionsIn,
    heads: [
      ["gratitude", "appreciate", ["gratitude"]],
      ["remorse", "own_repair", ["remorse"]],
      ["fear", "fear", ["fear", "nervousness"]],
      ["sadness", "feel", ["sadness", "fear", "nervousness"]],
      ["anger, annoyance, disgust, disapproval", "gate", ["anger", "annoyance", "disgust", "disapproval"]],
      ["caring", "comfort", ["caring"]],
      ["curiosity", "curious", ["curiosity"]],
    ],
  },
  { set: "iSarcasmEval", commentsIn: sarcasmIn, heads: [["sarcasm", "contempt", ["1"]]] },
  {
    set: "CaSiNo",
    commentsIn: negotiationsIn,
    heads: [
      ["showing empathy", "validate", ["showing-empathy"]],
      ["own need", "need", ["self-need"]],
      ["asking what the other likes", "curious", ["elicit-pref"]],
    ],
  },
];

/**
 * Scores public sets kept outside the project, for information only: never trained on, never used for a choice.
 * The mappings are loose; what counts is the direction under change.
 */
export function externalFigures(folder: URL, chancesOf: ChancesOf): readonly ExternalFigure[] {
  return MAPPINGS.flatMap(({ set, commentsIn, heads }) => {
    const read = commentsIn(folder).map(({ text, context, labels }) => ({ chances: chancesOf(text, context), labels }));
    return heads.map(([name, head, wanted]) => {
      const scored = read.map(({ chances, labels }): Scored => {
        return { score: chances[headAt(head)] ?? 0, truth: labels.some((label) => wanted.includes(label)) };
      });
      const there = scored.filter(({ truth }) => truth).length;
      return {
        set,
        name: `${set} ${name}, head ${head}`,
        area: areaUnderCurve(scored),
        there,
        notThere: scored.length - there,
      };
    });
  });
}

const MOST = 1600;

function emotionsIn(folder: URL): readonly Comment[] {
  const emotions = textOf(folder, "goemotions/labels.txt").trim().split("\n");
  const rows = textOf(folder, "goemotions/test.tsv").trim().split("\n").slice(0, MOST);
  return rows.map((row) => {
    const [text = "", labels = ""] = row.split("\t");
    return { text, context: "", labels: labels.split(",").map((label) => emotions[Number(label)] ?? "") };
  });
}

function sarcasmIn(folder: URL): readonly Comment[] {
  const rows: readonly { readonly text: string; readonly sarcastic: string }[] = parse(
    textOf(folder, "isarcasmeval/task_A_En_test.csv"),
    { columns: true },
  );
  return rows.map(({ text, sarcastic }) => ({ text, context: "", labels: [sarcastic] }));
}

function negotiationsIn(folder: URL): readonly Comment[] {
  const talks = JSON.parse(textOf(folder, "casino/casino_test.json")) as readonly {
    readonly annotations: readonly (readonly [text: string, labels: string])[];
  }[];
  return talks.flatMap(({ annotations }) =>
    annotations.map(([text, labels], at) => {
      return { text, context: annotations[at - 1]?.[0] ?? "", labels: labels.split(",") };
    }),
  );
}

function textOf(folder: URL, path: string): string {
  return readFileSync(new URL(path, folder), "utf8");
}

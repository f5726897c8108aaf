import { readdirSync, readFileSync } from "node:fs";
import type { Result } from "@attune/kernel";
import { type LabelledTurn, labelledTurnsFrom } from "./conversation.ts";
import { type LabelledLine, type LineProblem, labelledLineFrom } from "./labelled-line.ts";

export interface CorpusError extends LineProblem {
  readonly type: "corpus-line-invalid";
  readonly file: string;
  readonly line: number;
}

export interface Corpus {
  readonly lines: readonly LabelledLine[];
  readonly errors: readonly CorpusError[];
}

const LINES = new URL("corpus/", import.meta.url);
const HELD_OUT = new URL("held-out/", import.meta.url);
const WAITING = new URL("waiting/", import.meta.url);
const CLOSE_CALLS = new URL("close-calls/", import.meta.url);
const CONVERSATIONS = new URL("conversations/", import.meta.url);
const HELD_OUT_CONVERSATIONS = new URL("held-out-conversations/", import.meta.url);
const ENDING = ".jsonl";

/** All that is trained on: single lines, and the turns of whole conversations. */
export function loadCorpus(): Corpus {
  const single = loadLines(LINES);
  const { turns, errors } = conversationsIn(CONVERSATIONS);
  return { lines: [...single.lines, ...turns.map(({ line }) => line)], errors: [...single.errors, ...errors] };
}

/** Lines by writers on whom nothing was trained, chosen or calibrated: those who are held out for good, and those who wait for the next training. */
export function loadHeldOut(): Corpus {
  const [kept, waiting] = [loadLines(HELD_OUT), loadLines(WAITING)];
  return { lines: [...kept.lines, ...waiting.lines], errors: [...kept.errors, ...waiting.errors] };
}

/** Lines that are hard on purpose, by somebody who had the features in view; never trained on. */
export function loadCloseCalls(): Corpus {
  return loadLines(CLOSE_CALLS);
}

export interface Conversations {
  readonly turns: readonly LabelledTurn[];
  readonly errors: readonly CorpusError[];
}

/** Whole conversations, turn by turn, by somebody who had the features in view; never trained on. */
export function loadHeldOutConversations(): Conversations {
  return conversationsIn(HELD_OUT_CONVERSATIONS);
}

function conversationsIn(folder: URL): Conversations {
  const { found, errors } = readAll(folder, labelledTurnsFrom, ({ line }) => line.id);
  return { turns: found, errors };
}

function loadLines(folder: URL): Corpus {
  const readRows = (rows: readonly string[], writer: string) => rows.map((row) => labelledLineFrom(row, writer));
  const { found, errors } = readAll(folder, readRows, ({ id }) => id);
  return { lines: found, errors };
}

type ReadRows<Item> = (rows: readonly string[], writer: string) => readonly Result<Item, LineProblem>[];

/** Every row of every file, in order of file name, with all problems found. */
function readAll<Item>(folder: URL, readRows: ReadRows<Item>, idOf: (item: Item) => string) {
  const found: Item[] = [];
  const errors: CorpusError[] = [];
  const seen = new Set<string>();
  const files = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  for (const file of files.sort()) {
    const rows = readFileSync(new URL(file, folder), "utf8").trimEnd().split("\n");
    for (const [at, read] of readRows(rows, file.slice(0, -ENDING.length)).entries()) {
      const refused = (problem: string) => errors.push({ type: "corpus-line-invalid", file, line: at + 1, problem });
      if (!read.ok) refused(read.error.problem);
      else if (seen.has(idOf(read.value))) refused("id is used twice");
      else {
        found.push(read.value);
        seen.add(idOf(read.value));
      }
    }
  }
  return { found, errors };
}

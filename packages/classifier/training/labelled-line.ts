import { readdirSync, readFileSync } from "node:fs";
import { isCycleMove, MOVES, type Move, type SafetyKind } from "@attune/domain/cycle";
import { err, ok, type Result } from "@attune/kernel";
import { SAFETY_KINDS } from "../src/head.ts";

/** One labelled message of the corpus. */
export interface LabelledLine {
  readonly id: string;
  readonly writer: string;
  readonly scenario: string;
  readonly register: string;
  readonly context: string;
  readonly text: string;
  readonly talk: "cycle" | "secure" | "neutral" | "mixed";
  readonly primary: Move;
  readonly also: readonly Move[];
  readonly hot: readonly string[];
  readonly reach: readonly string[];
  readonly safety: SafetyKind | "";
  readonly pair: string;
}

export interface CorpusError {
  readonly type: "corpus-line-invalid";
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly problem: string;
}

const FOLDER = new URL("corpus/", import.meta.url);
const TALKS: readonly unknown[] = ["cycle", "secure", "neutral", "mixed"];

/** Every line of every file, in order of file name, with all problems found. */
export function loadCorpus(folder: URL = FOLDER): Corpus {
  const lines: LabelledLine[] = [];
  const errors: CorpusError[] = [];
  const seen = new Set<string>();
  for (const { file, line, row } of rowsIn(folder)) {
    const parsed = labelledLineFrom(row, file.slice(0, -ENDING.length));
    const id = idIn(row);
    if (!parsed.ok) errors.push({ type: "corpus-line-invalid", file, line, id, problem: parsed.error.problem });
    else if (seen.has(id)) errors.push({ type: "corpus-line-invalid", file, line, id, problem: "id is used twice" });
    else lines.push(parsed.value);
    seen.add(id);
  }
  return { lines, errors };
}

export interface Corpus {
  readonly lines: readonly LabelledLine[];
  readonly errors: readonly CorpusError[];
}

const ENDING = ".jsonl";

function rowsIn(folder: URL): readonly { readonly file: string; readonly line: number; readonly row: string }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return files.sort().flatMap((file) => {
    const rows = readFileSync(new URL(file, folder), "utf8").split("\n");
    return rows.map((row, index) => ({ file, line: index + 1, row })).filter(({ row }) => row.trim() !== "");
  });
}

/** The moves truly present in a line. */
export function movesOf(line: LabelledLine): readonly Move[] {
  return [line.primary, ...line.also].filter((move) => move !== "neutral");
}

/** Whether a line is talk that would feed the cycle, wholly or in part. */
export function isCycleLine(line: LabelledLine): boolean {
  return line.talk === "cycle" || line.talk === "mixed";
}

/** Reads and checks one line of the corpus. */
export function labelledLineFrom(row: string, writer: string): Result<LabelledLine, { readonly problem: string }> {
  const raw = jsonFrom(row);
  if (raw === null) return err({ problem: "not a JSON object" });
  for (const field of ["id", "scenario", "register", "context", "text", "pair", "safety"]) {
    if (typeof raw[field] !== "string") return err({ problem: `${field} is not text` });
  }
  for (const field of ["also", "hot", "reach"]) {
    if (!isTextList(raw[field])) return err({ problem: `${field} is not a list of texts` });
  }
  const line = { ...raw, writer } as unknown as LabelledLine;
  const problem = problemOf(line);
  return problem === null ? ok(line) : err({ problem });
}

function problemOf(line: LabelledLine): string | null {
  if (!line.id.startsWith(`${line.writer}-`)) return "id does not begin with the writer";
  if (line.text.trim() === "") return "text is empty";
  if (!TALKS.includes(line.talk)) return "talk is unknown";
  const unknown = [line.primary, ...line.also].find((move) => !MOVES.includes(move));
  if (unknown !== undefined) return `move ${JSON.stringify(unknown)} is unknown`;
  if (line.safety !== "" && !SAFETY_KINDS.includes(line.safety))
    return `safety ${JSON.stringify(line.safety)} is unknown`;
  const missing = [...line.hot, ...line.reach].find((span) => span === "" || !line.text.includes(span));
  if (missing !== undefined) return `span ${JSON.stringify(missing)} is not in the text`;
  return contradictionOf(line);
}

function contradictionOf(line: LabelledLine): string | null {
  const moves = movesOf(line);
  const cycle = moves.some(isCycleMove);
  const secure = moves.some((move) => !isCycleMove(move));
  if (line.talk === "cycle" && !cycle) return "cycle talk without a cycle move";
  if (line.talk === "secure" && (cycle || !secure)) return "secure talk with a cycle move or without a secure one";
  if (line.talk === "neutral" && moves.length > 0) return "neutral talk with a move";
  if (line.talk === "mixed" && !(cycle && secure)) return "mixed talk needs a cycle and a secure move";
  if (line.hot.length > 0 && !cycle) return "hot words without a cycle move";
  return null;
}

function jsonFrom(row: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(row);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function idIn(row: string): string {
  const id = jsonFrom(row)?.["id"];
  return typeof id === "string" ? id : "";
}

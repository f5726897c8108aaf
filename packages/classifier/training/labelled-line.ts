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
  /** The sign of danger that a harmless line only sounds like; "" for most lines. */
  readonly like: SafetyKind | "";
  readonly pair: string;
}

const TALKS: readonly unknown[] = ["cycle", "secure", "neutral", "mixed"];

/** The moves truly present in a line. */
export function movesOf(line: LabelledLine): readonly Move[] {
  return [line.primary, ...line.also].filter((move) => move !== "neutral");
}

/** Whether a line is talk that would feed the cycle, wholly or in part. */
export function isCycleLine(line: LabelledLine): boolean {
  return line.talk === "cycle" || line.talk === "mixed";
}

/** What is wrong with a line. */
export interface LineProblem {
  readonly problem: string;
}

/** Reads and checks one line of the corpus. */
export function labelledLineFrom(row: string, writer: string): Result<LabelledLine, LineProblem> {
  const raw = jsonFrom(row);
  if (raw === null) return err({ problem: "not a JSON object" });
  for (const field of ["id", "scenario", "register", "context", "text", "pair", "safety"]) {
    if (typeof raw[field] !== "string") return err({ problem: `${field} is not text` });
  }
  for (const field of ["also", "hot", "reach"]) {
    if (!isTextList(raw[field])) return err({ problem: `${field} is not a list of texts` });
  }
  const line = { like: "", ...raw, writer } as unknown as LabelledLine;
  const problem = problemOf(line);
  return problem === null ? ok(line) : err({ problem });
}

function problemOf(line: LabelledLine): string | null {
  if (!line.id.startsWith(`${line.writer}-`)) return "id does not begin with the writer";
  if (line.text.trim() === "") return "text is empty";
  if (!TALKS.includes(line.talk)) return "talk is unknown";
  const unknown = [line.primary, ...line.also].find((move) => !MOVES.includes(move));
  if (unknown !== undefined) return `move ${JSON.stringify(unknown)} is unknown`;
  const unknownSign = [line.safety, line.like].find((kind) => kind !== "" && !SAFETY_KINDS.includes(kind));
  if (unknownSign !== undefined) return `safety ${JSON.stringify(unknownSign)} is unknown`;
  if (line.safety !== "" && line.like !== "") return "a sign of danger that only sounds like one";
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

/** The object in a row of a file; null for anything else. */
export function jsonFrom(row: string): Record<string, unknown> | null {
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

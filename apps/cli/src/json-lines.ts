import { err, ok, type Result } from "@attune/kernel";

/** One line of input, counted from 1, without its line break. Blank lines are left out but counted. */
export interface InputLine {
  readonly number: number;
  readonly text: Result<string, { readonly type: "line-too-long" }>;
}

/** UTF-16 units. Longer lines are passed over without being kept. */
export const LONGEST_LINE = 8_000_000;

/** Splits a stream of bytes at line feeds only, so that text may hold every other separator. */
export async function* inputLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder();
  const open: OpenLine = { parts: [], length: 0, number: 1 };
  for await (const chunk of bytes) yield* linesWithin(open, decoder.decode(chunk, { stream: true }));
  yield* linesWithin(open, decoder.decode());
  const last = finished(open);
  if (last !== null) yield last;
}

/** A line whose end has not been seen yet. */
interface OpenLine {
  parts: string[];
  length: number;
  number: number;
}

function* linesWithin(open: OpenLine, text: string): Generator<InputLine> {
  let from = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", from)) {
    take(open, text.slice(from, at));
    const line = finished(open);
    if (line !== null) yield line;
    open.number += 1;
    from = at + 1;
  }
  take(open, text.slice(from));
}

function take(open: OpenLine, part: string): void {
  open.length += part.length;
  if (open.length <= LONGEST_LINE) open.parts.push(part);
  else open.parts = [];
}

function finished(open: OpenLine): InputLine | null {
  const text = open.parts.join("");
  const tooLong = open.length > LONGEST_LINE;
  open.parts = [];
  open.length = 0;
  if (tooLong) return { number: open.number, text: err({ type: "line-too-long" }) };
  return text.trim() === "" ? null : { number: open.number, text: ok(text) };
}

/** The value of a line, if it is JSON. */
export function jsonFrom(text: string): Result<unknown, { readonly type: "not-json" }> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return err({ type: "not-json" });
  }
}

import type { Listener } from "@attune/classifier";
import { type FacilitationLevel, outcomeOf } from "@attune/domain/conversation";
import { err, ok, type Result } from "@attune/kernel";
import * as v from "valibot";
import { levelFrom } from "./command-line.ts";
import { type InputLine, inputLines, jsonFrom } from "./json-lines.ts";
import type { WriteLine } from "./output.ts";

/** Why a line was not read. */
export interface LineError {
  readonly type:
    | "not-json"
    | "not-an-object"
    | "missing-text"
    | "wrong-type"
    | "unknown-level"
    | "unknown-speaker"
    | "line-too-long";
  readonly field?: string;
}

interface Request {
  readonly id: string | number;
  readonly text: string;
  readonly context: string;
  readonly level: FacilitationLevel;
}

const Id = v.union([v.string(), v.number()]);
const Fields = v.object({ text: v.string(), context: v.optional(v.string()), id: v.optional(Id) });

/** Reads every line of the input; true when all of them could be read. */
export async function listen(
  bytes: AsyncIterable<Uint8Array>,
  { listener, level, writeLine, isGone }: Listening,
): Promise<boolean> {
  let clean = true;
  for await (const line of inputLines(bytes)) {
    if (isGone()) return clean;
    const request = requestFrom(line, level);
    clean = clean && request.ok;
    await writeLine(request.ok ? answerTo(request.value, listener) : request.error);
  }
  return clean;
}

export interface Listening {
  readonly listener: Listener;
  readonly level: FacilitationLevel;
  readonly writeLine: WriteLine;
  readonly isGone: () => boolean;
}

/** A line that failed, as it is written. */
export interface FailedLine {
  readonly id: string | number;
  readonly error: LineError;
}

/** The object on a line, or what is wrong with the line. */
export function objectFrom(line: InputLine): Result<Record<string, unknown>, FailedLine> {
  const id = line.number;
  if (!line.text.ok) return err({ id, error: line.text.error });
  const json = jsonFrom(id === 1 ? line.text.value.replace(/^\uFEFF/, "") : line.text.value);
  if (!json.ok) return err({ id, error: json.error });
  const object = v.safeParse(v.record(v.string(), v.unknown()), json.value);
  if (!object.success || Array.isArray(json.value)) return err({ id, error: { type: "not-an-object" } });
  return ok(object.output);
}

function answerTo({ id, text, context, level }: Request, listener: Listener) {
  const reading = listener.read(text, context);
  const moves = reading.moves.map(({ move, confidence, start, end }) => ({
    move,
    confidence: rounded(confidence),
    start,
    end,
  }));
  const safety = reading.safety.map(({ kind, confidence }) => ({ kind, confidence: rounded(confidence) }));
  return { id, outcome: outcomeOf(reading, level), talk: reading.talk, gate: rounded(reading.gate), moves, safety };
}

function requestFrom(line: InputLine, level: FacilitationLevel): Result<Request, FailedLine> {
  const object = objectFrom(line);
  if (!object.ok) return object;
  const given = v.safeParse(Id, object.value["id"]);
  const id = given.success ? given.output : line.number;
  if (object.value["text"] === undefined) return err({ id, error: { type: "missing-text" } });
  const fields = v.safeParse(Fields, object.value);
  if (!fields.success)
    return err({ id, error: { type: "wrong-type", field: String(fields.issues[0].path?.[0].key ?? "") } });
  const asked = object.value["level"];
  const own = asked === undefined ? level : levelFrom(asked);
  if (own === null) return err({ id, error: { type: "unknown-level" } });
  return ok({ id, text: fields.output.text, context: fields.output.context ?? "", level: own });
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

import type { Listener } from "@attune/classifier";
import { type FacilitationLevel, type Outcome, outcomeOf, viewRoom } from "@attune/domain/conversation";
import { otherSide, type Reading, type Side } from "@attune/domain/cycle";
import { err, ok, type Result } from "@attune/kernel";
import { type InputLine, inputLines } from "./json-lines.ts";
import { type FailedLine, type Listening, objectFrom } from "./listen.ts";
import { createRehearsal, type Rehearsal } from "./rehearsal.ts";

/** What the facilitator does after a turn. */
export type Step = "pass" | "remark" | "hold" | "slow" | "mirror" | "pause" | "wait";

interface Turn {
  readonly speaker: Side;
  readonly text: string;
}

/** Plays a conversation through the Room's machine; true when every line could be read. */
export async function replayRoom(
  bytes: AsyncIterable<Uint8Array>,
  { listener, level, writeLine, isGone }: Listening,
): Promise<boolean> {
  const rehearsal = createRehearsal(level);
  const last: Record<Side, string> = { A: "", B: "" };
  let clean = true;
  for await (const line of inputLines(bytes)) {
    if (isGone()) return clean;
    const turn = turnFrom(line);
    clean = clean && turn.ok;
    if (!turn.ok) {
      await writeLine(turn.error);
      continue;
    }
    const { speaker, text } = turn.value;
    await writeLine(takeTurn(rehearsal, turn.value, heard(listener, text, last[otherSide(speaker)])));
    last[speaker] = text;
  }
  return clean;
}

interface Heard {
  readonly reading: Reading;
  /** Whether a reply misses something vulnerable. */
  readonly misses: boolean;
}

function heard(listener: Listener, text: string, before: string): Heard {
  const { reading, remark } = listener.readReply(text, before);
  return { reading, misses: remark !== null };
}

interface Played {
  readonly speaker: Side;
  readonly outcome: Outcome;
  readonly depth: "hot" | "calm";
  readonly step: Step;
  readonly level: FacilitationLevel;
}

function takeTurn(rehearsal: Rehearsal, { speaker, text }: Turn, { reading, misses }: Heard): Played {
  const outcome = outcomeOf(reading, rehearsal.room().shared.context.level);
  const taken = rehearsal.say(speaker, text, reading);
  const { shared, own } = rehearsal.room();
  const view = viewRoom(shared, own[speaker]);
  const step = taken ? stepFrom(rehearsal, outcome, misses) : "wait";
  return { speaker, outcome, depth: view.depth, step, level: view.level };
}

function stepFrom(rehearsal: Rehearsal, outcome: Outcome, misses: boolean): Step {
  const { stage, opened } = rehearsal.standing();
  if (stage === "paused") return "pause";
  if (stage === "mirroring") return "mirror";
  if (outcome === "held") return "hold";
  if (opened) return "slow";
  return outcome === "thought" || misses ? "remark" : "pass";
}

function turnFrom(line: InputLine): Result<Turn, FailedLine> {
  const object = objectFrom(line);
  if (!object.ok) return object;
  const { speaker, text } = object.value as { readonly speaker?: unknown; readonly text?: unknown };
  const id = line.number;
  if (text === undefined) return err({ id, error: { type: "missing-text" } });
  if (typeof text !== "string") return err({ id, error: { type: "wrong-type", field: "text" } });
  if (speaker !== "A" && speaker !== "B") return err({ id, error: { type: "unknown-speaker" } });
  return ok({ speaker, text });
}

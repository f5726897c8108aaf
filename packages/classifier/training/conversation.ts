import { err, ok, type Result } from "@attune/kernel";
import { jsonFrom, type LabelledLine, type LineProblem, labelledLineFrom } from "./labelled-line.ts";

/** What a turn of a conversation brings about. */
export type TurnEvent = "softening" | "re_engagement" | "repair" | "escalation";

/** One turn of a whole conversation. As a line it answers what the other said last. */
export interface LabelledTurn {
  readonly conversation: string;
  readonly speaker: "A" | "B";
  readonly event: TurnEvent | "";
  readonly line: LabelledLine;
}

const EVENTS: readonly unknown[] = ["", "softening", "re_engagement", "repair", "escalation"];

/** Reads and checks the turns of one writer, in order. */
export function labelledTurnsFrom(
  rows: readonly string[],
  writer: string,
): readonly Result<LabelledTurn, LineProblem>[] {
  const before: LabelledTurn[] = [];
  return rows.map((row) => {
    const turn = labelledTurnFrom(row, writer, before);
    if (turn.ok) before.push(turn.value);
    return turn;
  });
}

function labelledTurnFrom(
  row: string,
  writer: string,
  before: readonly LabelledTurn[],
): Result<LabelledTurn, LineProblem> {
  const raw = jsonFrom(row);
  if (raw === null) return err({ problem: "not a JSON object" });
  const { conversation, speaker, event, ...rest } = raw;
  if (typeof conversation !== "string" || conversation === "") return err({ problem: "conversation is not named" });
  if (speaker !== "A" && speaker !== "B") return err({ problem: "speaker is neither A nor B" });
  if (!EVENTS.includes(event)) return err({ problem: `event ${JSON.stringify(event)} is unknown` });
  const other = before.findLast((turn) => turn.conversation === conversation && turn.speaker !== speaker);
  const said = { ...rest, scenario: conversation, context: other?.line.text ?? "", pair: "" };
  const line = labelledLineFrom(JSON.stringify(said), writer);
  return line.ok ? ok({ conversation, speaker, event: event as TurnEvent | "", line: line.value }) : line;
}

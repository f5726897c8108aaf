import {
  actOnLetter,
  type FacilitationLevel,
  type LetterAct,
  type LetterRefusal,
  type OwnLetterEvent,
  type SharedLetterEvent,
} from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import { ok, type Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import { clearSpentLetters } from "./clear-spent-letters.ts";
import { lettersOf } from "./fold-letters.ts";
import { mine, OURS, type Recordable, type Recording, type Session, type SessionState } from "./session.ts";

/** A step with a letter as someone takes it: the moment is added here. */
export type LetterStep = LetterAct extends infer Act ? (Act extends LetterAct ? Omit<Act, "at"> : never) : never;

export type LetterFailure = LetterRefusal | NotRecorded;

/** Takes a step with a letter, records each part of it for those who may read it, and clears what it has used up. */
export async function takeLetterStep(session: Session, step: LetterStep): Promise<Result<void, LetterFailure>> {
  const { clock } = session.sources;
  const recorded = await session.record<Recording, LetterRefusal>((state) => {
    const act = { ...step, at: clock.now() } as LetterAct;
    const acted = actOnLetter(lettersOf(state.letters, step.side), act, helpLevel(state));
    if (!acted.ok) return acted;
    const { shared, own } = acted.value;
    return ok({ record: [...shared.map(forBoth), ...own.map((event) => forOne(step.side, event))] });
  });
  if (!recorded.ok) return recorded;
  await clearSpentLetters(session, step.side);
  return ok(undefined);
}

/** How much help is given with a letter: as in the open Room, or as in the next one. */
export function helpLevel({ room, couple }: Pick<SessionState, "room" | "couple">): FacilitationLevel {
  return room?.shared.context.level ?? couple.help.level;
}

function forBoth(event: SharedLetterEvent): Recordable {
  return { event: { type: "letter", event }, space: OURS };
}

function forOne(side: Side, event: OwnLetterEvent): Recordable {
  return { event: { type: "own-letter", event }, space: mine(side) };
}

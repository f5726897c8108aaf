import type { Side } from "@attune/domain/cycle";
import { ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import type { Session } from "./session.ts";

/** Where in a Room someone is writing: the words to cross, or a thought kept for their own turn. */
export type DraftPlace = "words" | "thought";

/** Whose draft it is, and where. */
export interface DraftSpot {
  readonly roomId: string;
  readonly side: Side;
  readonly place: DraftPlace;
}

/** What the keys of one partner's drafts in one Room start with. */
export function draftPrefix(roomId: string, side: Side): string {
  return `room/${roomId}/${side}/`;
}

/** Keeps unfinished words on this device; an empty text clears them. */
export async function keepDraft(session: Session, spot: DraftSpot, text: string): Promise<Result<void, StorageError>> {
  const { drafts, clock } = session.sources;
  const key = keyOf(spot);
  return text === "" ? drafts.delete(key) : drafts.put(key, { text, savedAt: clock.now() });
}

/** The unfinished words, "" for none. */
export async function recallDraft(session: Session, spot: DraftSpot): Promise<Result<string, StorageError>> {
  const draft = await session.sources.drafts.get(keyOf(spot));
  if (draft.ok) return ok(draft.value?.text ?? "");
  return draft.error.type === "value-unreadable" ? ok("") : { ok: false, error: draft.error };
}

function keyOf({ roomId, side, place }: DraftSpot): string {
  return `${draftPrefix(roomId, side)}${place}`;
}

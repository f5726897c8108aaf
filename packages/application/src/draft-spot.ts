import type { Side } from "@attune/domain/cycle";
import { ok, type Result } from "@attune/kernel";
import type { DraftStore, StorageError } from "@attune/sync";

/** Where in a Room someone is writing: the words to cross, or a thought kept for their own turn. */
export type DraftPlace = "words" | "thought";

/** Whose draft it is, and where. */
export interface DraftSpot {
  /** The Room; null for words that are tried outside any Room. */
  readonly roomId: string | null;
  readonly side: Side;
  readonly place: DraftPlace;
}

/** Every draft of a Room is kept under this prefix. */
export const ROOM_DRAFTS = "room/";

/** The key under which the draft of a spot is kept. */
export function draftKey({ roomId, side, place }: DraftSpot): string {
  return `${roomId === null ? "practice" : `${ROOM_DRAFTS}${roomId}`}/${side}/${place}`;
}

/** The unfinished words of a spot, "" for none; what cannot be read counts as none, and is kept until it is written over. */
export async function readDraft(drafts: DraftStore, spot: DraftSpot): Promise<Result<string, StorageError>> {
  const draft = await drafts.get(draftKey(spot));
  if (draft.ok) return ok(draft.value?.text ?? "");
  return draft.error.type === "value-unreadable" ? ok("") : { ok: false, error: draft.error };
}

/** Deletes one draft; whether it went. One that did not is shown to its author again, who may clear it. */
export async function eraseDraft(drafts: DraftStore, key: string): Promise<boolean> {
  const gone = await drafts.delete(key);
  return gone.ok;
}

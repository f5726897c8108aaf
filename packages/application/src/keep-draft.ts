import type { Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import { type DraftSpot, draftKey, eraseDraft, ROOM_DRAFTS, readDraft } from "./draft-spot.ts";
import type { Session } from "./session.ts";

/** Keeps unfinished words on this device. An empty text clears them, and so does any text once their Room has ended. */
export async function keepDraft(session: Session, spot: DraftSpot, text: string): Promise<Result<void, StorageError>> {
  const { drafts, clock } = session.sources;
  const key = draftKey(spot);
  const isOver = spot.roomId !== null && session.state().couple.room?.id !== spot.roomId;
  return text === "" || isOver ? drafts.delete(key) : drafts.put(key, { text, savedAt: clock.now() });
}

/** The unfinished words, "" for none. */
export function recallDraft(session: Pick<Session, "sources">, spot: DraftSpot): Promise<Result<string, StorageError>> {
  return readDraft(session.sources.drafts, spot);
}

/** Keeps words for one's own turn, behind those that are kept already. */
export async function keepThought(
  session: Session,
  { roomId, side }: Omit<DraftSpot, "place">,
  text: string,
): Promise<Result<void, StorageError>> {
  const spot: DraftSpot = { roomId, side, place: "thought" };
  const before = await recallDraft(session, spot);
  if (!before.ok) return before;
  return keepDraft(session, spot, before.value === "" ? text : `${before.value}\n${text}`);
}

/** Deletes one draft. One that cannot be deleted is shown to its author again, who may clear it. */
export async function forgetDraft({ sources }: Session, spot: DraftSpot): Promise<void> {
  await eraseDraft(sources.drafts, draftKey(spot));
}

/** Deletes every draft of every Room, readable or not: none outlives its Room, and no two are open at once. */
export async function forgetDrafts({ sources: { drafts } }: Session): Promise<void> {
  const kept = await drafts.list(ROOM_DRAFTS);
  if (!kept.ok) return;
  for (const { key } of [...kept.value.drafts, ...kept.value.unreadable]) await eraseDraft(drafts, key);
}

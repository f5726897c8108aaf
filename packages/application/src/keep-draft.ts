import type { Side } from "@attune/domain/cycle";
import { ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import type { Session } from "./session.ts";

/** Where in a Room someone is writing: the words to cross, or a thought kept for their own turn. */
export type DraftPlace = "words" | "thought";

/** Whose draft it is, and where. */
export interface DraftSpot {
  /** The Room; null for words that are tried outside any Room. */
  readonly roomId: string | null;
  readonly side: Side;
  readonly place: DraftPlace;
}

/** Keeps unfinished words on this device. An empty text clears them, and so does any text once their Room has ended. */
export async function keepDraft(session: Session, spot: DraftSpot, text: string): Promise<Result<void, StorageError>> {
  const { drafts, clock } = session.sources;
  const key = keyOf(spot);
  const isOver = spot.roomId !== null && session.state().couple.room?.id !== spot.roomId;
  return text === "" || isOver ? drafts.delete(key) : drafts.put(key, { text, savedAt: clock.now() });
}

/** The unfinished words, "" for none. */
export async function recallDraft(
  session: Pick<Session, "sources">,
  spot: DraftSpot,
): Promise<Result<string, StorageError>> {
  const draft = await session.sources.drafts.get(keyOf(spot));
  if (draft.ok) return ok(draft.value?.text ?? "");
  return draft.error.type === "value-unreadable" ? ok("") : { ok: false, error: draft.error };
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
export async function forgetDraft(session: Pick<Session, "sources">, spot: DraftSpot): Promise<void> {
  await forget(session, keyOf(spot));
}

/** Deletes every draft of every Room, readable or not: none outlives its Room, and no two are open at once. */
export async function forgetDrafts(session: Session): Promise<void> {
  const kept = await session.sources.drafts.list(ROOMS);
  if (!kept.ok) return;
  for (const { key } of [...kept.value.drafts, ...kept.value.unreadable]) await forget(session, key);
}

/** Whether it went. */
async function forget(session: Pick<Session, "sources">, key: string): Promise<boolean> {
  const gone = await session.sources.drafts.delete(key);
  return gone.ok;
}

const ROOMS = "room/";

function keyOf({ roomId, side, place }: DraftSpot): string {
  return `${roomId === null ? "practice" : `${ROOMS}${roomId}`}/${side}/${place}`;
}

import type { Room } from "@attune/domain/conversation";
import type { DraftStore } from "@attune/sync";
import type { Couple } from "./couple.ts";
import { type DraftSpot, draftKey, eraseDraft, readDraft } from "./draft-spot.ts";

/** The part of what is known that says which words have crossed. */
interface RoomState {
  readonly couple: Couple;
  readonly room: Room | null;
}

/** Where the drafts are of words that have reached the other meanwhile. */
export function crossedBetween(before: RoomState, after: RoomState): readonly DraftSpot[] {
  const roomId = after.couple.room?.id;
  if (roomId === undefined || roomId !== before.couple.room?.id) return [];
  const crossed = (state: RoomState) => state.room?.shared.context.exchanges ?? [];
  const fresh = crossed(after).slice(crossed(before).length);
  return fresh.map(({ speaker }) => ({ roomId, side: speaker, place: "words" }));
}

/** Forgets the draft of words that reached the other while their author was not inside, such as after a hand-over. */
export async function forgetCrossed(drafts: DraftStore, { couple, room }: RoomState): Promise<void> {
  const last = room?.shared.context.exchanges.at(-1);
  if (couple.room === null || last === undefined) return;
  const spot: DraftSpot = { roomId: couple.room.id, side: last.speaker, place: "words" };
  const draft = await readDraft(drafts, spot);
  if (draft.ok && draft.value.trim() === last.message.text.trim()) await eraseDraft(drafts, draftKey(spot));
}

import type { Side } from "@attune/domain/cycle";
import { err, ok, type Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import { forgetDrafts } from "./keep-draft.ts";
import { OURS, type Recording, type Session } from "./session.ts";

/** A Room is open already, or there are not two people yet. */
export interface RoomNotOpened {
  readonly type: "room-not-opened";
  readonly reason: "already-open" | "no-couple";
}

/** Opens the Room for both, with the help that their conversations have earned, and without drafts that a crash left behind. */
export async function openRoom(session: Session, side: Side): Promise<Result<void, RoomNotOpened | NotRecorded>> {
  const { clock, random } = session.sources;
  const recorded = await session.record<Recording, RoomNotOpened>(({ couple }) => {
    if (couple.names === null) return err({ type: "room-not-opened", reason: "no-couple" });
    if (couple.room !== null) return err({ type: "room-not-opened", reason: "already-open" });
    const event = { type: "room-opened", side, at: clock.now(), format: "live", help: couple.help } as const;
    return ok({ record: [{ event: { type: "room-event", roomId: random.id(), event }, space: OURS }] });
  });
  if (!recorded.ok) return recorded;
  await forgetDrafts(session);
  return ok(undefined);
}

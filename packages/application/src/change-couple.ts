import { otherSide, type Side } from "@attune/domain/cycle";
import { err, ok, type Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import { checkName, isSameName, type NameRefused } from "./form-couple.ts";
import { OURS, type Recording, recordOurs, type Session } from "./session.ts";

/** A partner calls themselves something else. */
export async function renamePartner(
  session: Session,
  side: Side,
  name: string,
): Promise<Result<void, NameRefused | NotRecorded>> {
  const checked = checkName(name);
  if (!checked.ok) return checked;
  const recorded = await session.record<Recording, NameRefused>(({ couple }) => {
    if (couple.names !== null && isSameName(couple.names[otherSide(side)], checked.value)) {
      return err({ type: "name-refused", reason: "same" });
    }
    return ok({ record: [{ event: { type: "partner-renamed", side, name: checked.value }, space: OURS }] });
  });
  return recorded.ok ? ok(undefined) : recorded;
}

/** The two exchange their inks. */
export function swapHues(session: Session): Promise<Result<void, NotRecorded>> {
  return recordOurs(session, { type: "hues-swapped" });
}

/** "We're in it": the two name the loop, wherever they are. */
export function nameLoop(session: Session): Promise<Result<void, NotRecorded>> {
  return recordOurs(session, { type: "loop-named", at: session.sources.clock.now() });
}

import type { Side } from "@attune/domain/cycle";
import type { PictureEvent } from "@attune/domain/instruments";
import type { SafetyEvent } from "@attune/domain/safety";
import { ok, type Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import type { CoupleEvent } from "./couple-event.ts";
import { mine, type Recording, type Session } from "./session.ts";

/** Something that one person records for themselves: the moment is added here. */
export type OwnInput<Event> = Event extends { readonly at: number } ? Omit<Event, "at"> : never;

/** Records what someone answers or chooses about safety, for them alone. */
export function keepSafety(
  session: Session,
  side: Side,
  input: OwnInput<SafetyEvent>,
): Promise<Result<void, NotRecorded>> {
  const event = { ...input, at: session.sources.clock.now() } as SafetyEvent;
  return keepOwn(session, side, { type: "safety", event });
}

/** Records what someone answers for their own picture, for them alone. */
export function keepPicture(
  session: Session,
  side: Side,
  input: OwnInput<PictureEvent>,
): Promise<Result<void, NotRecorded>> {
  const event = { ...input, at: session.sources.clock.now() } as PictureEvent;
  return keepOwn(session, side, { type: "picture", event });
}

async function keepOwn(session: Session, side: Side, event: CoupleEvent): Promise<Result<void, NotRecorded>> {
  const recorded = await session.record<Recording, never>(() => ok({ record: [{ event, space: mine(side) }] }));
  return recorded.ok ? ok(undefined) : recorded;
}

import type { Side } from "@attune/domain/cycle";
import type { PlaceAt } from "@attune/domain/instruments";
import type { Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import { recordOurs, type Session } from "./session.ts";

/**
 * Lets the other see where one is on the plane of this relationship: the place and its band, and no answer. The only
 * way in which anything of a picture reaches the couple's space. Null takes it back; it may have been seen by then.
 */
export function sharePlace(session: Session, side: Side, place: PlaceAt | null): Promise<Result<void, NotRecorded>> {
  const shared = place && { worry: place.worry, distance: place.distance, readAt: place.at };
  return recordOurs(session, {
    type: "place-shared",
    event: { side, at: session.sources.clock.now(), place: shared },
  });
}

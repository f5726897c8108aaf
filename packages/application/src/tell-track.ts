import type { Side } from "@attune/domain/cycle";
import { isReadyAt, tellAt, tickOf } from "@attune/domain/safety";
import { ok, type Result } from "@attune/kernel";
import type { NotRecorded } from "@attune/sync";
import { ownOf } from "./fold-own.ts";
import { mine, OURS, type Recordable, type Recording, type Session } from "./session.ts";

/**
 * Tells the other device what every device tells at every tick, when its time has come: ready or not yet. It is asked
 * whenever someone is inside, and records nothing in between, so that what it records says nothing but that a week has passed.
 */
export async function tellTrack(session: Session, side: Side): Promise<Result<void, NotRecorded>> {
  const { clock, random } = session.sources;
  const now = clock.now();
  const recorded = await session.record<Recording, never>(({ own, joinedAt, tracks }) => {
    if (joinedAt === null) return ok({ record: [] });
    const { safety } = ownOf(own, side);
    if (safety.seed === null) {
      const drawn = { type: "pace-drawn", at: now, seed: seedOf(random.id()) } as const;
      return ok({ record: [{ event: { type: "safety", event: drawn }, space: mine(side) }] });
    }
    const tick = tickOf(joinedAt, now);
    const told = tracks[side];
    if (tick < 1 || (told?.tick ?? 0) >= tick || now < tellAt(joinedAt, tick, safety.seed)) return ok({ record: [] });
    const ready = isReadyAt(safety, { joinedAt, tick, before: told?.ready ?? false });
    const news: Recordable = { event: { type: "track-told", event: { side, tick, ready, at: now } }, space: OURS };
    return ok({ record: [news] });
  });
  return recorded.ok ? ok(undefined) : recorded;
}

/** The first 32 bits of a random identifier. */
function seedOf(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 8), 16);
}

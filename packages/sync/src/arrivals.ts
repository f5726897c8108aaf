import type { Placed } from "./space-log.ts";

/** Envelopes that came before their turn are kept up to this many; more are asked for again. */
const MOST_KEPT = 512;

/** Puts envelopes into the order of their places when a few of them come too early. */
export interface Arrivals {
  /** Takes one in; false when there is no room and it was dropped. */
  add(placed: Placed): boolean;
  /** Those that can be taken now behind the place `seen`: in order, with what came for earlier places first. */
  take(seen: number): readonly Placed[];
  /** Whether something waits for places that have not come. */
  hasGap(): boolean;
  clear(): void;
}

/** Nothing has come. */
export function createArrivals(): Arrivals {
  let repeated: Placed[] = [];
  const bySeq = new Map<number, Placed>();
  return {
    add(placed) {
      const before = bySeq.get(placed.seq);
      if (before !== undefined) repeated.push(placed);
      else if (bySeq.size >= MOST_KEPT) return false;
      else bySeq.set(placed.seq, placed);
      return true;
    },
    take(seen) {
      const taken: Placed[] = [];
      for (const [seq, placed] of bySeq) {
        if (seq > seen) continue;
        taken.push(placed);
        bySeq.delete(seq);
      }
      let next = seen + 1;
      for (let placed = bySeq.get(next); placed !== undefined; placed = bySeq.get(next)) {
        taken.push(placed);
        bySeq.delete(next);
        next += 1;
      }
      // A second one for a place is looked at once the first has been taken.
      const again = repeated.filter(({ seq }) => seq < next);
      repeated = repeated.filter(({ seq }) => seq >= next);
      return [...taken, ...again];
    },
    hasGap: () => bySeq.size > 0,
    clear() {
      bySeq.clear();
      repeated = [];
    },
  };
}

import type { Placed } from "./space-log.ts";

/** Envelopes that wait for their turn are kept up to so many bytes; more are asked for again. */
const MOST_BYTES = 67_108_864;

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
  let held = 0;
  const bySeq = new Map<number, Placed>();
  return {
    add(placed) {
      if (held + placed.bytes.length > MOST_BYTES) return false;
      held += placed.bytes.length;
      if (bySeq.has(placed.seq)) repeated.push(placed);
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
      const all = [...taken, ...again];
      for (const { bytes } of all) held -= bytes.length;
      return all;
    },
    hasGap: () => bySeq.size > 0,
    clear() {
      bySeq.clear();
      repeated = [];
      held = 0;
    },
  };
}

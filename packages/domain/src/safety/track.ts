import type { Instant } from "@attune/kernel";

/** What both see of all this, and nothing else. */
export type Track = "solo" | "together";

/** What a device tells the other at a tick. It is sent at every tick, ready or not, and always of one size. */
export interface TrackTold {
  readonly side: "A" | "B";
  readonly tick: number;
  readonly ready: boolean;
  readonly at: Instant;
}

/** The last that each side told. */
export type TracksTold = Readonly<Record<"A" | "B", TrackTold | null>>;

export const NOTHING_TOLD: TracksTold = { A: null, B: null };

/** What was told for a later tick holds. */
export function followTrack(told: TracksTold, news: TrackTold): TracksTold {
  const before = told[news.side];
  return before !== null && before.tick >= news.tick ? told : { ...told, [news.side]: news };
}

/** Together only when both devices said so; one that is silent says nothing. */
export function trackOf({ A, B }: TracksTold): Track {
  return A?.ready === true && B?.ready === true ? "together" : "solo";
}

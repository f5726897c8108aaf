import type { Side } from "@attune/domain/cycle";
import { followTrack, NOTHING_TOLD, type TracksTold } from "@attune/domain/safety";
import type { RecordedEvent } from "@attune/sync";
import type { CoupleEvent, SharedPlace } from "./couple-event.ts";
import { foldLetter, type KnownLetters, NO_LETTERS } from "./fold-letters.ts";
import { foldOwn, type KnownOwn } from "./fold-own.ts";

/** What is known beside the couple and the Room. */
export interface Beside {
  readonly letters: KnownLetters;
  /** What each has alone beside the Room and letters, as far as this device can read it. */
  readonly own: KnownOwn;
  /** What both devices told at the last ticks. */
  readonly tracks: TracksTold;
  /** Where each lets the other see them on the plane of this relationship. */
  readonly places: Readonly<Record<Side, SharedPlace | null>>;
}

export const NOTHING_BESIDE: Beside = {
  letters: NO_LETTERS,
  own: {},
  tracks: NOTHING_TOLD,
  places: { A: null, B: null },
};

/** Takes what one more record says beside the couple and the Room. */
export function foldBeside(beside: Beside, record: RecordedEvent, event: CoupleEvent): Beside {
  if (event.type === "track-told") return { ...beside, tracks: followTrack(beside.tracks, event.event) };
  if (event.type === "place-shared")
    return { ...beside, places: { ...beside.places, [event.event.side]: event.event.place } };
  const letters = foldLetter(beside.letters, record, event);
  const own = foldOwn(beside.own, record, event);
  return letters === beside.letters && own === beside.own ? beside : { ...beside, letters, own };
}

import type { Instant } from "@attune/kernel";
import { type Band, bandOf } from "./band.ts";
import type { Place } from "./combination.ts";
import type { Instrument, ItemAnswers, Scale } from "./instrument.ts";
import { CLOSENESS, OWN_INSTRUMENTS } from "./own-instruments.data.ts";
import type { PictureEvent, PictureTopic, RelationshipKind } from "./picture-event.ts";
import { PUBLISHED_INSTRUMENTS } from "./published-instruments.data.ts";
import { type Change, changeOf, indexOfBands } from "./reliable-change.ts";
import { scoreScale } from "./score.ts";

/** Someone whom this person is, or was, close to. */
export interface Relationship {
  readonly id: string;
  readonly kind: RelationshipKind;
  readonly name: string;
}

/** One time that a questionnaire was answered. */
export interface Answered {
  readonly id: string;
  readonly at: Instant;
  readonly relationshipId: string | null;
  readonly instrument: string;
  readonly answers: ItemAnswers;
}

/** One person's own picture: the fold of their events. */
export interface Picture {
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly answered: readonly Answered[];
  readonly notes: Readonly<Record<PictureTopic, ReadonlyMap<string, string>>>;
  readonly stress: readonly { readonly at: Instant; readonly amount: number; readonly from: readonly string[] }[];
}

export const EMPTY_PICTURE: Picture = {
  relationships: new Map(),
  answered: [],
  notes: { "at-first": new Map(), taught: new Map() },
  stress: [],
};

/** The picture after one more event. Answers to an instrument or a version that is not known here are left out. */
export function foldPicture(picture: Picture, event: PictureEvent): Picture {
  switch (event.type) {
    case "relationship-named": {
      const { relationshipId: id, kind, name } = event;
      return { ...picture, relationships: new Map(picture.relationships).set(id, { id, kind, name }) };
    }
    case "answered": {
      const { readingId: id, at, relationshipId, instrument, version, answers } = event;
      if (instrumentOf(instrument)?.version !== version) return picture;
      return { ...picture, answered: [...picture.answered, { id, at, relationshipId, instrument, answers }] };
    }
    case "picture-note": {
      const notes = new Map(picture.notes[event.topic]);
      if (event.text === "") notes.delete(event.prompt);
      else notes.set(event.prompt, event.text);
      return { ...picture, notes: { ...picture.notes, [event.topic]: notes } };
    }
    case "stress-logged":
      return { ...picture, stress: [...picture.stress, { at: event.at, amount: event.amount, from: event.from }] };
  }
}

/** The instrument of this id, ours or published. */
export function instrumentOf(id: string): Instrument | undefined {
  return [...OWN_INSTRUMENTS, ...PUBLISHED_INSTRUMENTS].find((instrument) => instrument.id === id);
}

/** One reading of a scale, with the band of its answers. */
export interface BandedReading {
  readonly id: string;
  readonly at: Instant;
  readonly value: number;
  readonly band: Band;
}

/** The readings of one scale of our own in one relationship, oldest first; those without a score are left out. */
export function readingsOf(
  { answered }: Pick<Picture, "answered">,
  { id: instrumentId, range }: Pick<Instrument, "id" | "range">,
  { scale, relationshipId }: { readonly scale: Scale; readonly relationshipId: string | null },
): readonly BandedReading[] {
  return answered
    .filter((one) => one.instrument === instrumentId && one.relationshipId === relationshipId)
    .flatMap(({ id, at, answers }) => {
      const scored = scoreScale({ range }, scale, answers);
      return scored.ok ? [{ id, at, value: scored.value.value, band: bandOf(range, scale, answers) }] : [];
    })
    .toSorted((one, other) => one.at - other.at);
}

/** What can be said about these readings over time, by the widest error of those that are compared. */
export function changeOfBands(readings: readonly BandedReading[]): Change {
  const [first, ...later] = readings;
  if (first === undefined) return "too-few";
  const index = Math.max(...later.slice(-2).map(({ band }) => indexOfBands(first.band, band)), 0);
  return changeOf(
    readings.map(({ at, band }) => ({ at, value: band.middle })),
    index,
  );
}

/** A place on the plane of one relationship, and when it was read. */
export interface PlaceAt extends Place {
  readonly id: string;
  readonly at: Instant;
}

/** The places of one relationship over time, oldest first: every time that both sides of the plane had a score. */
export function placesOf(picture: Pick<Picture, "answered">, relationshipId: string): readonly PlaceAt[] {
  const side = (id: string): readonly BandedReading[] =>
    CLOSENESS.scales
      .filter((scale) => scale.id === id)
      .flatMap((scale) => readingsOf(picture, CLOSENESS, { scale, relationshipId }));
  const distance = side("distance");
  return side("worry").flatMap(({ id, at, band }) => {
    const other = distance.find((reading) => reading.id === id);
    return other === undefined ? [] : [{ id, at, worry: band, distance: other.band }];
  });
}

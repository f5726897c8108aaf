export { BAND_COVERAGE, type Band, bandOf } from "./band.ts";
export {
  type CoupleCombination,
  combine,
  isSlower,
  type Lean,
  leanOf,
  type Place,
} from "./combination.ts";
export type { AnswerRange, Instrument, Item, ItemAnswers, PublishedFacts, Scale } from "./instrument.ts";
export {
  CLOSENESS,
  CONTENTMENT,
  DEMAND_WITHDRAW,
  FELT_SECURITY,
  MOMENT,
  OWN_INSTRUMENTS,
  SETTLING,
} from "./own-instruments.data.ts";
export {
  type BandedReading,
  changeOfBands,
  EMPTY_PICTURE,
  foldPicture,
  instrumentOf,
  type Picture,
  type PlaceAt,
  placesOf,
  type Relationship,
  readingsOf,
} from "./picture.ts";
export {
  type PictureEvent,
  type PictureTopic,
  RELATIONSHIP_KINDS,
  type RelationshipKind,
} from "./picture-event.ts";
export { PUBLISHED_INSTRUMENTS } from "./published-instruments.data.ts";
export {
  type Change,
  changeOf,
  indexOf,
  indexOfBands,
  type Reading,
  reliableChangeIndex,
} from "./reliable-change.ts";
export { type NotScored, rangeOfScores, type ScaleScore, scoreScale } from "./score.ts";

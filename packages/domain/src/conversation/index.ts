export { actInRoom, type RoomAct, type RoomActed } from "./act-in-room.ts";
export { applyRoomEvent, foldRoom, type Room, type RoomStep, UNOPENED_ROOM } from "./apply-room-event.ts";
export type { RoomSnapshot } from "./apply-shared-event.ts";
export { type Arrival, isGreen, type Rating } from "./arrival.ts";
export type { Depth } from "./depth.ts";
export { FACILITATION_LEVELS, type FacilitationLevel, FIRST_HELP, type Help } from "./facilitation.ts";
export { followLetter, type GivenLetters, givenLetter, isTakenBack, NO_LETTERS_GIVEN } from "./given-letters.ts";
export { type Heard, heardOf, isCycleTalk } from "./heard.ts";
export {
  actOnLetter,
  type LetterAct,
  type LetterRefusal,
  LONGEST_REST,
  TAKE_BACK_WITHIN,
} from "./letter-act.ts";
export type { AnswerMark, LetterId, OwnLetterEvent, SharedLetterEvent } from "./letter-event.ts";
export { type Letters, type SeenLetter, viewLetters } from "./letter-view.ts";
export { type Outcome, offersHelp, outcomeOf } from "./listening-policy.ts";
export { type Opening, openingOf } from "./opening.ts";
export type { CheckOut, OfferedAs, OfferedWords, OwnEvent } from "./own-event.ts";
export {
  asideLetter,
  followOwnLetter,
  isResting,
  NO_OWN_LETTERS,
  type OwnLetters,
  openedLetter,
} from "./own-letters.ts";
export { type OwnRoom, preparedEvent } from "./own-room.ts";
export type { Leaning, Pacing } from "./pacing.ts";
export { LONGEST_PAUSE, type Pause, type PauseCause, SHORTEST_PAUSE } from "./pause.ts";
export type { MirrorCause } from "./room-context.ts";
export type { RoomEffect } from "./room-effect.ts";
export { endOf, type RoomEnd } from "./room-end.ts";
export { isOwnEvent, type RoomEvent } from "./room-event.ts";
export { roomMachine } from "./room-machine.ts";
export type { RoomRefusal } from "./room-refusal.ts";
export { awaitedSides, type RoomStage, stageOf } from "./room-stage.ts";
export { type OwnWords, type RoomView, type SeenExchange, viewRoom } from "./room-view.ts";
export {
  type PausePromise,
  REPLY_KINDS,
  type ReplyKind,
  type RoomFormat,
  type SharedEvent,
  type SharedEventOf,
  type SharedEventType,
} from "./shared-event.ts";
export { NOTHING_OFFERED, tallyOffer } from "./tally.ts";

export { nameLoop, renamePartner, swapHues } from "./change-couple.ts";
export { letLetterGo } from "./clear-spent-letters.ts";
export { type Couple, foldCouple, type Hue, NO_COUPLE, type OpenRoom, type PastRoom } from "./couple.ts";
export {
  type CoupleEvent,
  coupleEventToBody,
  type Moment,
  recordToCoupleEvent,
  type SharedPlace,
} from "./couple-event.ts";
export type { DraftPlace, DraftSpot } from "./draft-spot.ts";
export { type KnownLetters, lettersOf } from "./fold-letters.ts";
export { type KnownOwn, type OwnPart, ownOf } from "./fold-own.ts";
export { formCouple, LONGEST_NAME, type NameRefused } from "./form-couple.ts";
export { type Giving, giveLetter, takeLetterBack } from "./give-letter.ts";
export { keepDraft, keepThought, recallDraft } from "./keep-draft.ts";
export { keepPicture, keepSafety } from "./keep-own.ts";
export {
  forgetLetterDraft,
  keepLetterDraft,
  type LetterDraft,
  type LetterSpot,
  listLetterDrafts,
  recallLetterDraft,
} from "./letter-draft.ts";
export {
  type Care,
  type CloserLook,
  type CloserLookState,
  hearingWith,
  type Listening,
  type ReadReply,
} from "./listening.ts";
export {
  considerMessage,
  considerReply,
  nameNewness,
  offerMessage,
  offerReply,
  readMessage,
  readReply,
  sayNotYet,
} from "./offer-words.ts";
export { markAnswer, openLetter } from "./open-letter.ts";
export { openRoom, type RoomNotOpened } from "./open-room.ts";
export type { DeviceKind } from "./own-record.ts";
export { clearScreening, type KeptNote, keepSafetyNote, removeReading } from "./remove-own.ts";
export { type OwnSafety, safetyOf } from "./safety-of.ts";
export { openSession, type Session, type SessionSources, type SessionState } from "./session.ts";
export { sharePlace } from "./share-place.ts";
export { helpLevel, type LetterFailure } from "./take-letter-step.ts";
export { type NoRoom, type RoomStepInput, type StepFailure, takeRoomStep } from "./take-room-step.ts";
export { tellTrack } from "./tell-track.ts";
export {
  changeTurnedDown,
  isReadLessSurely,
  recallTurnedDown,
  releaseWords,
  type TurnedDown,
} from "./turn-down-label.ts";
export { createVaultService } from "./vault/create-vault-service.ts";
export type { VaultTerms } from "./vault/vault-terms.ts";
export {
  type Bond,
  type Connection,
  type DeepClean,
  type DeepCleans,
  LONGEST_SECRET,
  type LockRefused,
  type OpenedPerson,
  type OwnDevice,
  type OwnPasskey,
  type Pairing,
  type PasskeyHint,
  type PersonHere,
  type PersonTag,
  type RecoverySheet,
  type RelayRefused,
  SHORTEST_CODE,
  SHORTEST_PASSPHRASE,
  type VaultNews,
  type VaultService,
} from "./vault-service.ts";
export { type LetterWords, LONGEST_LETTER, readLetter, setLetterAside } from "./write-letter.ts";

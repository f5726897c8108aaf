export {
  applyRoomEvent,
  foldRoom,
  type RoomRefusal,
  type RoomSnapshot,
  type RoomStep,
  UNOPENED_ROOM,
} from "./apply-room-event.ts";
export { type Arrival, GREEN_AROUSAL, isGreen } from "./arrival.ts";
export type { Depth } from "./depth.ts";
export { isCycleTalk } from "./exchange.ts";
export { FACILITATION_LEVELS, type FacilitationLevel, FIRST_HELP, type Help, helpAfter } from "./facilitation.ts";
export { type Outcome, outcomeOf } from "./listening-policy.ts";
export type { Opening } from "./opening.ts";
export type { Leaning, Pacing } from "./pacing.ts";
export { LONGEST_PAUSE, type Pause, type PauseCause, SHORTEST_PAUSE } from "./pause.ts";
export type { CheckOut, MirrorCause } from "./room-context.ts";
export type { RoomEffect } from "./room-effect.ts";
export {
  type PausePromise,
  type Rating,
  REPLY_KINDS,
  type ReplyKind,
  type RoomEvent,
  type RoomEventOf,
  type RoomEventType,
  type RoomFormat,
} from "./room-event.ts";
export { roomMachine } from "./room-machine.ts";
export {
  awaitedSides,
  type OwnWords,
  type RoomStage,
  type RoomView,
  type SeenExchange,
  viewRoom,
} from "./room-view.ts";

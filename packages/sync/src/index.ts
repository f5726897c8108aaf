export type { ConnectionState, SyncStatus } from "./connection-state.ts";
export type { DeviceStore, DeviceValueList } from "./device-store.ts";
export { type Draft, type DraftList, type DraftStore, draftSchema } from "./draft-store.ts";
export type {
  EnvelopeStore,
  EnvelopeStoreChange,
  EnvelopeStoreError,
  PlacedBytes,
  SpaceName,
  StoredEnvelope,
  StoredSpace,
  WaitingBatch,
} from "./envelope-store.ts";
export { appendOne, type EventDraft, type EventLog, type EventLogChange, type NotRecorded } from "./event-log.ts";
export { isJsonValue, type JsonValue, jsonValueSchema } from "./json-value.ts";
export type { LogReading } from "./log-reading.ts";
export { isOwnNews, type Misbehaviour, type MisbehaviourType } from "./misbehaviour.ts";
export type { PendingEvent, RecordedEvent } from "./recorded-event.ts";
export {
  type Ask,
  createRelayCaller,
  type RelayCallError,
  type RelayCaller,
  type RelayCallTerms,
} from "./relay-caller.ts";
export type { RelayConnection, RelayHearing, RelayLink, SocketLike } from "./relay-link.ts";
export type { Cleaning } from "./rewrapping.ts";
export { createSealedDevice } from "./sealed-device.ts";
export { createSealedDrafts } from "./sealed-drafts.ts";
export { createSealedLog, type SealedLog, type SealedLogTerms, type SpaceToOpen } from "./sealed-log.ts";
export type { SealedReading } from "./sealed-reading.ts";
export type { GrantSpace, MineSpace, OursSpace, Space, Within } from "./space.ts";
export type { HeldKeys, Self } from "./standing.ts";
export type {
  AppendConflict,
  NotSealed,
  RecordUnreadable,
  StorageBlocked,
  StorageError,
  StorageFull,
  StorageUnavailable,
  ValueUnreadable,
} from "./storage-error.ts";
export type { LocalSealer } from "./stored-mark.ts";
export { type SyncEngine, type SyncTerms, startSync } from "./sync-engine.ts";
export type { SyncedSpace } from "./synced-space.ts";
export { createTabLock, NO_TAB_LOCK, type RequestLock, type TabLock } from "./tab-lock.ts";
export type { Timers } from "./timers.ts";
export { createTurns } from "./turns.ts";
export { createWebSocketLink } from "./web-socket-link.ts";

/** Why this device did not store or read something. Holds no word of what it was. */
export type StorageError = StorageFull | StorageUnavailable | StorageBlocked;

/** The device or the browser's quota has no room left; what was stored before stays readable. */
export interface StorageFull {
  readonly type: "storage-full";
}

/**
 * The storage cannot be reached. `absent`: the browser has none; `refused`: it will not open (private
 * mode, settings, damage); `closed`: it went away during the work, trying again may help; `outdated`: a
 * newer version of the app has taken it over, reloading helps.
 */
export interface StorageUnavailable {
  readonly type: "storage-unavailable";
  readonly reason: "absent" | "refused" | "closed" | "outdated";
}

/** Another open tab keeps the storage from being renewed or deleted; closing it helps. */
export interface StorageBlocked {
  readonly type: "storage-blocked";
}

/** What is stored has changed, or was erased, since the writer last read it: it does not stand where it was expected to. */
export interface AppendConflict {
  readonly type: "append-conflict";
  readonly expectedSeq: number;
  readonly actualSeq: number;
}

/** The record at this position is nothing this version understands; it is kept, and skipped. */
export interface RecordUnreadable {
  readonly type: "record-unreadable";
  readonly seq: number;
}

/** What is stored under this key is nothing this version understands; it is kept until it is overwritten. */
export interface ValueUnreadable {
  readonly type: "value-unreadable";
  readonly key: string;
}

/**
 * Why an event could not be sealed. `space-closed`: this account is no member of its space, or it is not open here;
 * `content-too-long`: it is longer than an envelope holds; `member-box-refused`: a member's key takes nothing.
 */
export type NotSealed =
  | { readonly type: "space-closed" }
  | { readonly type: "content-too-long"; readonly bytes: number }
  | { readonly type: "member-box-refused" };

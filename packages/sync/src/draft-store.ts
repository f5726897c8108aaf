import type { Instant, Result } from "@attune/kernel";
import * as v from "valibot";
import type { StorageError, ValueUnreadable } from "./storage-error.ts";

/** Words that someone is still writing. */
export interface Draft {
  readonly text: string;
  readonly savedAt: Instant;
}

/**
 * Keeps unfinished words by key on this device, so that they survive a reload or a crash. The last write
 * wins. Keys are made of ids and names of places in the app, never of what was written.
 */
export interface DraftStore {
  /** The draft, or `null` when there is none. */
  get(key: string): Promise<Result<Draft | null, StorageError | ValueUnreadable>>;
  put(key: string, draft: Draft): Promise<Result<void, StorageError>>;
  delete(key: string): Promise<Result<void, StorageError>>;
  /** Every draft whose key starts with `prefix`, by key; all of them for an empty prefix. */
  list(prefix: string): Promise<Result<DraftList, StorageError>>;
}

/** The drafts found, and those of which only the key can still be told. */
export interface DraftList {
  readonly drafts: readonly { readonly key: string; readonly draft: Draft }[];
  readonly unreadable: readonly ValueUnreadable[];
}

/** Accepts a draft as it was written. */
export const draftSchema = v.object({ text: v.string(), savedAt: v.pipe(v.number(), v.finite()) });

import type { Result } from "@attune/kernel";
import type { AppendConflict, StorageError } from "./storage-error.ts";

/**
 * Keeps the envelopes of this device by space: those that have a place in the relay's order, and those that wait to
 * be sent, in the order of writing. Everything is ciphertext. Several tabs may hold one each over the same envelopes.
 * Every operation is atomic, and an `ok` is durable.
 */
export interface EnvelopeStore {
  /** What stands behind the place `after` (0: everything), and all that waits. A space never heard of is empty. */
  read(space: SpaceName, after?: number): Promise<Result<StoredSpace, StorageError>>;
  /**
   * Adds to what waits, in several spaces at once: all or none. Refused with `append-conflict` when a space has
   * another version than the one given.
   */
  addWaiting(batches: readonly WaitingBatch[]): Promise<Result<void, EnvelopeStoreError>>;
  /**
   * Gives envelopes their places, and takes them out of what waits. Places continue without a gap; one that is taken
   * by the same envelope is left as it is, one that is damaged is written anew. Anything else is an `append-conflict`.
   * Answers the version after it.
   */
  confirm(space: SpaceName, envelopes: readonly PlacedBytes[]): Promise<Result<number, EnvelopeStoreError>>;
  /** Puts other envelopes in the place of all that wait. */
  replaceWaiting(batches: readonly WaitingBatch[]): Promise<Result<void, EnvelopeStoreError>>;
  /**
   * Changes the bytes of the envelope with this id, such as by dropping its payload; does nothing when it is not there.
   * `change` runs inside the transaction and must not throw.
   */
  changeBytes(
    space: SpaceName,
    id: string,
    change: (bytes: Uint8Array) => Uint8Array,
  ): Promise<Result<void, StorageError>>;
  /** Remembers what is known of the space as a whole, such as how far it is trusted; null forgets it. */
  remember(space: SpaceName, mark: Uint8Array | null): Promise<Result<void, StorageError>>;
  /** Reports every change of envelopes, from this tab and others, until the returned function is called. */
  subscribe(listener: (change: EnvelopeStoreChange) => void): () => void;
  /** Removes everything of one space. */
  erase(space: SpaceName): Promise<Result<void, StorageError>>;
}

/** A space's id as base64url, or any other opaque name. */
export type SpaceName = string;

/** An envelope as it lies in the store, by its id as base64url. */
export interface StoredEnvelope {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** An envelope with its place in the relay's order, from 1. */
export interface PlacedBytes extends StoredEnvelope {
  readonly seq: number;
}

/** What to add to one space, or to put in the place of what waits there. */
export interface WaitingBatch {
  readonly space: SpaceName;
  readonly envelopes: readonly StoredEnvelope[];
  /** The version of the space on which this was made. */
  readonly expectedVersion: number;
}

/** What the store holds of one space. */
export interface StoredSpace {
  /** In order and without a gap; ends before the first place that is damaged. */
  readonly confirmed: readonly PlacedBytes[];
  readonly waiting: readonly StoredEnvelope[];
  /** Waiting envelopes that are damaged and were left out. */
  readonly damaged: number;
  /** Counts the changes of the space's envelopes, from 0. */
  readonly version: number;
  readonly mark: Uint8Array | null;
}

/** What happened: envelopes of a space changed, or everything was erased. */
export type EnvelopeStoreChange =
  | { readonly type: "changed"; readonly space: SpaceName; readonly version: number }
  | { readonly type: "erased" };

/** What an envelope store answers when it did not do what was asked. */
export type EnvelopeStoreError = StorageError | AppendConflict;

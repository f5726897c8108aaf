import type { Kysely } from "kysely";
import type { GrownEnvelope, PageRequest, PlacedEnvelope } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";

type Db = Kysely<RelayTables>;

/** An envelope's place, and its size in bytes. */
export interface PlaceSize {
  readonly seq: number;
  readonly size: number;
}

/** The envelopes of a database, which each kind of database lays out in its own way. */
export interface EnvelopeTable {
  /** Places behind one and up to another, in order, at most so many. */
  sizes(db: Db, range: EnvelopeRange, most: number): Promise<readonly PlaceSize[]>;
  read(db: Db, range: EnvelopeRange): Promise<readonly PlacedEnvelope[]>;
  /** Behind several places, in order, at most so many of each space. */
  readGrown(db: Db, asked: readonly AskedSpace[], most: number): Promise<readonly GrownEnvelope[]>;
  /** Puts another wrap to content that is there; false when it is not. */
  putWrap(
    db: Db,
    content: { readonly space: Uint8Array; readonly id: Uint8Array; readonly wrap: Uint8Array },
  ): Promise<boolean>;
  /** Drops payload and wrap of all content that an account wrote into a space. */
  dropWords(db: Db, space: Uint8Array, author: Uint8Array): Promise<void>;
  /** Forgets all envelopes of a space. */
  forget(db: Db, space: Uint8Array): Promise<void>;
}

type AskedSpace = Pick<PageRequest, "space" | "after">;

/** Places of a space behind one and up to another. */
export interface EnvelopeRange {
  readonly space: Uint8Array;
  readonly after: number;
  readonly until: number;
}

import { type Content, type Crypto, type EpochKey, openContent } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import { decodeWrap, type Envelope } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import { isJsonValue, type JsonValue } from "./json-value.ts";
import type { MisbehaviourType } from "./misbehaviour.ts";
import type { EpochKeys, Standing } from "./standing.ts";

/** One content of a space as this account has it. Changes only by being replaced. */
export interface SpaceEntry {
  /** The envelope, and the account that wrote it, by `keyOf`. */
  readonly id: string;
  readonly author: string;
  readonly read: EntryReading;
}

/**
 * What an entry says. `unreadable`: its author sealed what this version does not know. `sealed`: its key is not here,
 * or not yet. `missing`: the payload is gone and its tombstone has not come yet. `removed`: its author removed it.
 */
export type EntryReading =
  | { readonly type: "open"; readonly content: EntryContent }
  | { readonly type: "unreadable" | "sealed" | "missing" | "removed" };

/** What was written. */
export interface EntryContent extends Content {
  readonly body: JsonValue;
}

export const REMOVED: EntryReading = { type: "removed" };

/** With what an envelope is opened: the keys, and what says which of them. */
export interface ReadingTerms {
  readonly standing: Standing;
  readonly keys: EpochKeys;
  /** Keys of epochs below this one may not be here any more. */
  readonly since: number;
  /** Whether this account is a member; others cannot have the keys. */
  readonly isReader: boolean;
}

/** Opens the content of an envelope as far as the keys reach. */
export function readEntry(
  crypto: Crypto,
  envelope: Envelope,
  terms: ReadingTerms,
): Result<EntryReading, MisbehaviourType> {
  if (envelope.payload === null || envelope.wrap === null) return ok({ type: "missing" });
  if (!terms.isReader) return ok({ type: "sealed" });
  const key = wrappingKey(envelope.header, envelope.wrap, terms);
  if (!key.ok) return key;
  return key.value === null ? ok({ type: "sealed" }) : openEntry(crypto, envelope, key.value);
}

/** The key of the epoch that the wrap names; null when that epoch has not come yet, or its key was forgotten. */
function wrappingKey(
  header: Envelope["header"],
  wrap: Uint8Array,
  { standing, keys, since }: ReadingTerms,
): Result<EpochKey | null, MisbehaviourType> {
  const wrapped = decodeWrap(wrap);
  if (!wrapped.ok || wrapped.value.epoch < header.epoch) return err("cannot-open");
  const { epoch } = wrapped.value;
  const commit = epoch > header.epoch ? standing.epochs[epoch - 1]?.commit : header.keyCommit;
  if (commit === undefined) return ok(null);
  const key = keys.get(keyOf(commit));
  if (key) return ok(key);
  return epoch < since ? ok(null) : err("wrong-key");
}

function openEntry(crypto: Crypto, envelope: Envelope, key: EpochKey): Result<EntryReading, MisbehaviourType> {
  const opened = openContent(crypto, envelope, key);
  if (!opened.ok) return opened.error.reason === "malformed" ? ok({ type: "unreadable" }) : err("cannot-open");
  const { body, id, type } = opened.value;
  const isEvent = isJsonValue(body) && id !== "" && type !== "";
  return ok(isEvent ? { type: "open", content: { ...opened.value, body } } : { type: "unreadable" });
}

import { assert, err, ok, type Result } from "@attune/kernel";
import { decode, type EncodeOptions, encode, rfc8949EncodeOptions, type Token } from "cborg";
import { equalBytes } from "./bytes.ts";
import { compareKeys } from "./key-order.ts";
import { WatchfulTokenizer } from "./watchful-tokenizer.ts";

/** What we write as CBOR: whole numbers only, no tags, maps with text keys. People's own words go in as JSON text. */
export type CborValue = null | boolean | number | string | Uint8Array | readonly CborValue[] | CborMap;

/** A map; its keys are text and come in the order of their encoded bytes. */
export interface CborMap {
  readonly [key: string]: CborValue;
}

/** Bytes that are no deterministic CBOR of our kind, or larger or deeper than a reader takes. */
export interface NotCanonical {
  readonly type: "not-canonical";
  readonly reason: "too-large" | "malformed" | "too-deep" | "not-shortest";
}

/** No CBOR of ours is larger, in bytes, unless its reader says so. */
export const MOST_CBOR_BYTES = 1_048_576;

/** Arrays and maps inside each other, counted from the outermost. */
export const MOST_CBOR_DEPTH = 16;

/**
 * The deterministic bytes of a value (RFC 8949, 4.2). Text is well-formed and numbers are whole, within 2^53;
 * anything else is a defect of the caller, because it would not come back as it was.
 */
export function encodeCbor(value: CborValue): Uint8Array {
  const flaw = findFlaw(value, MOST_CBOR_DEPTH);
  if (flaw !== null) throw new Error(`A value that CBOR of ours cannot carry: ${flaw}`);
  const bytes = encode(value, DETERMINISTIC);
  // The library writes into Node's own kind of bytes where it can, which JSON and slices take otherwise.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads bytes that `encodeCbor` could have written, and refuses all others. */
export function decodeCbor(bytes: Uint8Array, mostBytes = MOST_CBOR_BYTES): Result<CborValue, NotCanonical> {
  if (bytes.length > mostBytes) return refused("too-large");
  const tokenizer = new WatchfulTokenizer(bytes, STRICT);
  const value = decodeWith(tokenizer, bytes);
  if (value === undefined) return refused("malformed");
  const flaw = findFlaw(value, MOST_CBOR_DEPTH);
  if (flaw !== null) return refused(REASON_OF[flaw]);
  const isShown = tokenizer.isTextPlain && isInOrder(value);
  // Encoding again shows it in every case, and takes longer than all the rest.
  return isShown || equalBytes(encode(value, DETERMINISTIC), bytes) ? ok(value) : refused("not-shortest");
}

type Entry = Parameters<NonNullable<EncodeOptions["mapSorter"]>>[0];

/** As the library has it, which encodes every key of every map to compare them: that is done for the rare ones alone. */
const DETERMINISTIC = {
  ...rfc8949EncodeOptions,
  mapSorter: (one: Entry, other: Entry) => compareKeys(keyOf(one), keyOf(other)) ?? sortByBytes(one, other),
};

function keyOf([key]: Entry): string {
  return (key as Token).value;
}

function sortByBytes(one: Entry, other: Entry): number {
  const { mapSorter } = rfc8949EncodeOptions;
  assert(mapSorter !== undefined, "the library has an order");
  return mapSorter(one, other);
}

/** Takes only the shortest form of a number or length. */
const STRICT = {
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
  strict: true,
} as const;

function decodeWith(tokenizer: WatchfulTokenizer, bytes: Uint8Array): CborValue | undefined {
  try {
    return decode(bytes, { ...STRICT, tokenizer });
  } catch {
    // The library throws on malformed bytes, and runs out of stack on what is nested thousands of times.
    return undefined;
  }
}

type Flaw = "depth" | "number" | "text" | "kind";

const REASON_OF = { depth: "too-deep", number: "malformed", text: "malformed", kind: "malformed" } as const;

function findFlaw(value: CborValue, depth: number): Flaw | null {
  if (value === null || typeof value === "boolean" || value instanceof Uint8Array) return null;
  if (typeof value === "number") return Number.isSafeInteger(value) && !Object.is(value, -0) ? null : "number";
  if (typeof value === "string") return value.isWellFormed() ? null : "text";
  if (typeof value !== "object") return "kind";
  if (depth === 0) return "depth";
  return Array.isArray(value) ? flawOfItems(value, depth - 1) : flawOfMap(value as CborMap, depth - 1);
}

function flawOfItems(items: readonly CborValue[], depth: number): Flaw | null {
  for (const item of items) {
    const flaw = findFlaw(item, depth);
    if (flaw !== null) return flaw;
  }
  return null;
}

function flawOfMap(map: CborMap, depth: number): Flaw | null {
  const prototype = Object.getPrototypeOf(map);
  if (prototype !== Object.prototype && prototype !== null) return "kind";
  return flawOfItems(Object.keys(map), 0) ?? flawOfItems(Object.values(map), depth);
}

/** Whether the keys of every map surely came in their order. */
function isInOrder(value: CborValue): boolean {
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  const keys = Object.keys(value);
  return keys.every((key, index) => isBehind(key, keys[index - 1])) && Object.values(value).every(isInOrder);
}

/** A key that looks like a number is put first by the language, wherever it stood. */
function isBehind(key: string, before: string | undefined): boolean {
  if (STARTS_LIKE_A_NUMBER.test(key)) return false;
  return before === undefined || (compareKeys(before, key) ?? UNSURE) < 0;
}

const UNSURE = 0;
const STARTS_LIKE_A_NUMBER = /^\d/;

function refused(reason: NotCanonical["reason"]): Result<never, NotCanonical> {
  return err({ type: "not-canonical", reason });
}

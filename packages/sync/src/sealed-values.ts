import { localName, openLocal, sealLocal } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import { base64UrlToBytes, bytesToBase64Url, decodeCbor, encodeCbor } from "@attune/wire";
import * as v from "valibot";
import { type JsonValue, jsonValueSchema } from "./json-value.ts";
import type { ValueUnreadable } from "./storage-error.ts";
import type { LocalSealer } from "./stored-mark.ts";

/** Turns values by key into what may lie on a device that others use too, and back. */
export interface SealedValues {
  /** Every stored key of this owner starts with it; says nothing of who that is. */
  readonly prefix: string;
  /** The key under which a value is stored: always the same, and nothing can be read from it. */
  storedKey(key: string): string;
  seal(key: string, value: JsonValue): string;
  /** The key and the value that were sealed under this stored key. */
  open(storedKey: string, sealed: unknown): Result<SealedValue, ValueUnreadable>;
}

/** A value with its own key. */
export interface SealedValue {
  readonly key: string;
  readonly value: JsonValue;
}

/** The key and the value as JSON text, so that whatever was typed comes back as it was. */
const valueSchema = v.strictTuple([
  v.pipe(v.string(), v.parseJson(), v.string()),
  v.pipe(v.string(), v.parseJson(), jsonValueSchema),
]);

/** `owner` is an opaque tag of the account on this device. */
export function createSealedValues(sealer: LocalSealer, owner: string): SealedValues {
  const { crypto, hereKey } = sealer;
  const prefix = `${owner}/`;
  return {
    prefix,
    storedKey: (key) => prefix + localName(crypto, hereKey, JSON.stringify(key)),
    seal(key, value) {
      const name = prefix + localName(crypto, hereKey, JSON.stringify(key));
      const bytes = encodeCbor([JSON.stringify(key), JSON.stringify(value)]);
      return bytesToBase64Url(sealLocal(crypto, { hereKey, name, bytes }));
    },
    open(storedKey, sealed) {
      const bytes = typeof sealed === "string" ? base64UrlToBytes(sealed) : null;
      const opened = bytes && openLocal(crypto, { hereKey, name: storedKey, bytes });
      const decoded = opened?.ok ? decodeCbor(opened.value, opened.value.length) : null;
      const parsed = decoded?.ok ? v.safeParse(valueSchema, decoded.value) : null;
      if (!parsed?.success) return err({ type: "value-unreadable", key: storedKey });
      const [key, value] = parsed.output;
      return ok({ key, value });
    },
  };
}

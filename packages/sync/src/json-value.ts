import * as v from "valibot";

/** A value that JSON can hold; what an event says and what a device remembers. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Levels of nesting up to which a value counts as readable; deeper ones are refused, so that none exhausts the stack. */
export const DEEPEST_JSON = 100;

/** Whether JSON could hold this value: finite numbers only, plain objects and arrays, no deeper than `DEEPEST_JSON`. */
export function isJsonValue(value: unknown): value is JsonValue {
  return isJsonWithin(value, DEEPEST_JSON);
}

/** Accepts a `JsonValue` as it is, without copying it. */
export const jsonValueSchema = v.custom<JsonValue>(isJsonValue);

function isJsonWithin(value: unknown, levels: number): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || levels === 0) return false;
  if (Array.isArray(value)) return isListWithin(value, levels - 1);
  return isPlainObject(value) && Object.values(value).every((part) => isJsonWithin(part, levels - 1));
}

function isListWithin(list: readonly unknown[], levels: number): boolean {
  for (const part of list) if (!isJsonWithin(part, levels)) return false;
  return true;
}

function isPlainObject(value: object): boolean {
  return Object.prototype.toString.call(value) === "[object Object]";
}

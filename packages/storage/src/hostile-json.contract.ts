import type { JsonValue } from "@attune/sync";
import fc from "fast-check";

/** Text that breaks careless code: half characters, other directions, invisible and very long text, markup. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  "\ud800",
  "a\udfffb",
  "\udc00\ud800",
  "\0",
  "\u200b\u200d\ufeff",
  "\u202eabc\u2066",
  "שלום عليكم",
  "👩‍👩‍👧‍👦",
  "e\u0301\u0327",
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "__proto__",
  '{"type":"x"}',
  "\r\n\u2028\u2029",
  "\uffff\ufffe",
  "x".repeat(1_000_000),
];

/** Any sequence of UTF-16 units, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.integer({ min: 0xd7fe, max: 0xe001 }), { maxLength: 6 }).map((units) => String.fromCharCode(...units)),
  fc.string(),
);

/** Any JSON value, its keys and texts as hostile as they come. */
export const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    anyText,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(anyText, tie("json"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).json;

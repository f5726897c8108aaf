import { encode, rfc8949EncodeOptions } from "cborg";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CborValue, decodeCbor, encodeCbor, MOST_CBOR_BYTES, MOST_CBOR_DEPTH } from "./canonical-cbor.ts";

const text = fc.string({ unit: "binary", maxLength: 12 });
const { value: anyValue } = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.maxSafeInteger().map((number) => number + 0),
    text,
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(text, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const sample = encodeCbor({ a: 1, b: [true, null, "words", Uint8Array.of(1, 2)] });

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(decodeCbor(encodeCbor(value))).toEqual({ ok: true, value });
    }),
  );
});

test("what is written has the bytes of RFC 8949, whatever its keys", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(encodeCbor(value)).toEqual(Uint8Array.from(encode(value, rfc8949EncodeOptions)));
    }),
  );
});

test("what is written is plain bytes", () => {
  expect(Object.getPrototypeOf(sample)).toBe(Uint8Array.prototype);
});

test("any bytes are either refused, or exactly what their value encodes to", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
      const read = decodeCbor(bytes);
      if (read.ok) expect(encodeCbor(read.value)).toEqual(bytes);
    }),
    { numRuns: 2_000 },
  );
});

test("bytes that were changed anywhere are refused too, unless they are what their value encodes to", () => {
  const plain = fc.string({ unit: fc.constantFrom("a", "b", "1", "\ufeff", "\ufffd", "é"), maxLength: 3 });
  const { value: similar } = fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.nat(300),
      plain,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(plain, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const change = fc.record({ at: fc.nat(), from: fc.nat(), length: fc.nat(6) });
  fc.assert(
    fc.property(similar, change, (value, { at, from, length }) => {
      const bytes = Buffer.from(encodeCbor(value));
      bytes.copy(bytes, at % bytes.length, from % bytes.length, (from % bytes.length) + length);
      const read = decodeCbor(Uint8Array.from(bytes));
      if (read.ok) expect(encodeCbor(read.value)).toEqual(Uint8Array.from(bytes));
    }),
    { numRuns: 5_000 },
  );
});

test("a long text is read as it was", () => {
  for (const length of [23, 24, 255, 256, 65_535, 65_536]) {
    const value = { text: "w".repeat(length) };
    expect(decodeCbor(encodeCbor(value))).toEqual({ ok: true, value });
  }
});

test("the order in which a map was made does not matter; its keys come in the order of their bytes", () => {
  const bytes = encodeCbor({ bb: 1, c: 2, a: 3 });
  expect(encodeCbor({ a: 3, bb: 1, c: 2 })).toEqual(bytes);
  expect(Buffer.from(bytes).toString("hex")).toBe("a3616103616302626262" + "01");
});

test.each([
  ["a number not in its shortest form", "1801"],
  ["a text whose length is not in its shortest form", "780161"],
  ["map keys out of order", "a2616201616102"],
  ["a whole number as a float", "f93c00"],
  ["something behind the end", "0000"],
  ["nothing", ""],
  ["an end too early", "8201"],
  ["a key twice", "a2616101616102"],
  ["a key that is no text", "a10102"],
  ["a float", "f93e00"],
  ["a negative zero", "f98000"],
  ["not a number", "f97e00"],
  ["infinity", "f97c00"],
  ["undefined", "f7"],
  ["a tag", "c100"],
  ["a list without a length", "9f01ff"],
  ["text that is no UTF-8", "61ff"],
  ["half of a surrogate pair", "63eda080"],
  ["map keys out of order that look like numbers", "a2613200613100"],
  ["a key that looks like a number behind a longer one", "a2626161006131" + "00"],
  ["a number above 2^53", "1b0020000000000000"],
  ["a number below -2^53", "3b0020000000000000"],
])("%s is refused", (_, hex) => {
  expect(decodeCbor(Uint8Array.from(Buffer.from(hex, "hex"))).ok).toBe(false);
});

test("what is nested deeper than any message of ours is refused, however deep", () => {
  const nested = (depth: number) => Uint8Array.from([...Array.from({ length: depth }, () => 0x81), 0]);
  expect(decodeCbor(nested(MOST_CBOR_DEPTH)).ok).toBe(true);
  expect(decodeCbor(nested(MOST_CBOR_DEPTH + 1))).toMatchObject({ error: { reason: "too-deep" } });
  expect(decodeCbor(nested(100_000)).ok).toBe(false);
});

test("what is larger than its reader takes is refused unread", () => {
  expect(decodeCbor(sample, sample.length).ok).toBe(true);
  expect(decodeCbor(sample, sample.length - 1)).toMatchObject({ error: { reason: "too-large" } });
  expect(decodeCbor(new Uint8Array(MOST_CBOR_BYTES + 1))).toMatchObject({ error: { reason: "too-large" } });
});

test.each<[string, unknown]>([
  ["a fraction", 0.5],
  ["a number beyond what is counted without loss", 2 ** 53],
  ["a negative zero", [-0]],
  ["half of a surrogate pair", ["\ud800"]],
  ["such a half in a key", { "\ud800": 1 }],
  ["an absent value", { a: undefined }],
  ["a function", () => null],
  ["a big integer", 1n],
  ["a date", new Date(0)],
])("our own code never writes %s", (_, value) => {
  expect(() => encodeCbor(value as CborValue)).toThrow("cannot carry");
});

test("a key that could change what an object is stays a key", () => {
  const bytes = Uint8Array.from(Buffer.from("a1695f5f70726f746f5f5fa1616101", "hex"));
  const read = decodeCbor(bytes);
  expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype);
  expect(read.ok && encodeCbor(read.value)).toEqual(bytes);
});

test.each(["é", "\n", "12"])("a key such as %j is read where it stands", (key) => {
  const value = { b: 1, [key]: 2, abc: 3 };
  expect(decodeCbor(encodeCbor(value))).toEqual({ ok: true, value });
});

test("a map without a prototype is a map", () => {
  expect(encodeCbor(Object.assign(Object.create(null), { a: 1 }))).toEqual(encodeCbor({ a: 1 }));
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { base64UrlToBytes, bytesToBase64Url } from "./base64url.ts";
import { compareBytes, equalBytes, isAscending } from "./bytes.ts";

const bytes = fc.uint8Array({ maxLength: 40 });

test("bytes come back from their text", () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(base64UrlToBytes(bytesToBase64Url(some))).toEqual(some);
    }),
  );
});

test("the text is base64url without padding", () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(bytesToBase64Url(some)).toBe(Buffer.from(some).toString("base64url"));
    }),
  );
});

test.each(["a", "ab=", "a+b/", "ab", "€AAA", "AAAAA"])(
  "a text that we would not have written is refused: %s",
  (text) => {
    expect(base64UrlToBytes(text)).toBeNull();
  },
);

test("bytes are in an order of their own: none before itself, and of two different ones exactly one first", () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(compareBytes(one, one)).toBe(0);
      expect(Math.sign(compareBytes(one, other))).toBe(Math.sign(Buffer.compare(one, other)));
      expect(compareBytes(one, other) === 0).toBe(equalBytes(one, other));
    }),
  );
});

test("a list ascends when each stands behind the one before", () => {
  const [low, high] = [Uint8Array.of(1), Uint8Array.of(1, 0)];
  expect(isAscending([])).toBe(true);
  expect(isAscending([low, high])).toBe(true);
  expect(isAscending([high, low])).toBe(false);
  expect(isAscending([low, low])).toBe(false);
});

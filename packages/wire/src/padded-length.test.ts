import fc from "fast-check";
import { expect, test } from "vitest";
import { isSealedContentLength, MOST_PADDED_BYTES, paddedLength, SEALED_CONTENT_OVERHEAD } from "./padded-length.ts";

const BUCKETS = [256, 1_024, 4_096, 16_384, 32_768, 49_152];

test("every content goes into the smallest of six buckets that has a byte to spare", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_PADDED_BYTES - 1 }), (length) => {
      expect(paddedLength(length)).toBe(BUCKETS.find((bucket) => bucket > length));
    }),
  );
});

test("a content without a byte to spare goes into the next bucket, and out of the last", () => {
  expect(paddedLength(255)).toBe(256);
  expect(paddedLength(256)).toBe(1_024);
  expect(paddedLength(MOST_PADDED_BYTES)).toBeNull();
});

test("a sealed content has one of six lengths", () => {
  const lengths = Array.from({ length: 60_000 }, (_, length) => length).filter(isSealedContentLength);
  expect(lengths).toEqual(BUCKETS.map((bucket) => bucket + SEALED_CONTENT_OVERHEAD));
});

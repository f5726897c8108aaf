const SMALL_BUCKETS = [256, 1_024, 4_096];
const LARGE_BUCKET = 16_384;

/** No content is larger once it is filled up. */
export const MOST_PADDED_BYTES = 3 * LARGE_BUCKET;

/** What sealing adds to the padded content: the key's commitment (32), the nonce (24) and the tag (16). */
export const SEALED_CONTENT_OVERHEAD = 72;

/** The length to which content of this length is filled up, or null when it is too long. One byte at least is filling. */
export function paddedLength(contentLength: number): number | null {
  const least = contentLength + 1;
  if (least > MOST_PADDED_BYTES) return null;
  return SMALL_BUCKETS.find((bucket) => least <= bucket) ?? Math.ceil(least / LARGE_BUCKET) * LARGE_BUCKET;
}

/** Whether a sealed content has a length that says nothing but which bucket it is in. */
export function isSealedContentLength(length: number): boolean {
  const padded = length - SEALED_CONTENT_OVERHEAD;
  return padded > 0 && padded <= MOST_PADDED_BYTES && paddedLength(padded - 1) === padded;
}

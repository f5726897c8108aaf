import { paddedLength } from "@attune/wire";

const MARK = 0x80;

/** Content filled up to its bucket (ISO/IEC 7816-4), or null when it is too long. */
export function pad(content: Uint8Array): Uint8Array | null {
  const length = paddedLength(content.length);
  if (length === null) return null;
  const padded = new Uint8Array(length);
  padded.set(content);
  padded[content.length] = MARK;
  return padded;
}

/** The content without its filling, or null when `pad` would not have filled it so. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== MARK || paddedLength(end) !== padded.length) return null;
  return padded.subarray(0, end);
}

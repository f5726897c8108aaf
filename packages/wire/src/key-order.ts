const NO_LETTER_OR_SIGN_OF_ASCII = /[^ -~]/;

/**
 * The order of two different keys of a map in deterministic CBOR, that of their encoded bytes, in which a shorter one is first;
 * null for keys beyond letters and signs of ASCII, whose bytes have to be looked at.
 */
export function compareKeys(one: string, other: string): number | null {
  if (NO_LETTER_OR_SIGN_OF_ASCII.test(one + other)) return null;
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : 1;
}

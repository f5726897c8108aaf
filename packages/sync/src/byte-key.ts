/** Bytes as a key of a map: one character a byte. For ids in memory, where base64url would take longer. */
export function keyOf(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}

/** The bytes of a key. */
export function keyToBytes(key: string): Uint8Array {
  return Uint8Array.from(key, (character) => character.charCodeAt(0));
}

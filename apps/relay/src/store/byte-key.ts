/** A string by which byte strings of fixed lengths are found in a Map. */
export function byteKey(...parts: readonly Uint8Array[]): string {
  let key = "";
  for (const part of parts) key += Buffer.from(part.buffer, part.byteOffset, part.length).toString("latin1");
  return key;
}

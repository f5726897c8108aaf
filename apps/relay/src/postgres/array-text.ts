/** A list of byte strings as PostgreSQL writes arrays, much faster than the driver's own way. */
export function bytesList(list: readonly (Uint8Array | null)[]): string {
  const items = list.map((bytes) => (bytes === null ? "NULL" : `"\\\\x${bufferOf(bytes).toString("hex")}"`));
  return `{${items.join(",")}}`;
}

export function numberList(list: readonly (number | bigint | null)[]): string {
  return `{${list.map((number) => number ?? "NULL").join(",")}}`;
}

export function textList(list: readonly string[]): string {
  return `{${list.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

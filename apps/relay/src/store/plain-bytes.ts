import type { KyselyPlugin, UnknownRow } from "kysely";

/** Plain bytes, whatever kind of byte array a driver gave. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Makes queries give plain bytes where the driver gives a Buffer, which compares and prints differently. */
export const PLAIN_BYTES: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(plainRow) }),
};

function plainRow(row: UnknownRow): UnknownRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? plainBytes(value) : value]),
  );
}

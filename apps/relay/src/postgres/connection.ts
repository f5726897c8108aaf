import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import postgres from "postgres";
import type { RelayTables } from "../store/relay-tables.ts";

/** The driver with our way of reading columns: bytes as plain bytes, whole numbers as numbers. */
export type PostgresSql = postgres.Sql<{ bytea: Uint8Array; int8: number }>;

/** A pool of connections to a PostgreSQL database, and the same for typed queries. */
export interface PostgresConnection {
  readonly sql: PostgresSql;
  readonly db: Kysely<RelayTables>;
}

const MOST_CONNECTIONS = 10;
const PATIENCE_TO_CONNECT_S = 10;
const PATIENCE_TO_END_S = 5;
const BYTEA = 17;
const INT8 = 20;

/** Connects when the first query comes. */
export function openConnection(url: string): PostgresConnection {
  const sql: PostgresSql = postgres(url, {
    max: MOST_CONNECTIONS,
    connect_timeout: PATIENCE_TO_CONNECT_S,
    onnotice: () => undefined,
    types: {
      bytea: { to: BYTEA, from: [BYTEA], serialize: bytesToText, parse: textToBytes },
      int8: { to: INT8, from: [INT8], serialize: String, parse: Number },
    },
  });
  return { sql, db: new Kysely<RelayTables>({ dialect: new PostgresDialect({ pool: poolOf(sql) }) }) };
}

/** The driver in the shape that Kysely knows. */
function poolOf(sql: PostgresSql): PostgresPool {
  return {
    options: {},
    connect: async () => clientOf(await sql.reserve()),
    end: () => sql.end({ timeout: PATIENCE_TO_END_S }),
  };
}

function clientOf(reserved: postgres.ReservedSql): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const rows = await reserved.unsafe(text, parameters as never[], { prepare: true });
    return { command: rows.command, rowCount: rows.count ?? 0, rows: [...rows] };
  };
  return { query: query as PostgresPoolClient["query"], release: () => reserved.release() };
}

function bytesToText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`;
}

function textToBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice("\\x".length), "hex"));
}

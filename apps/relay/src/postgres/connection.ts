import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import type { RelayTables } from "../store/relay-tables.ts";
import { failureCodeOf } from "../store/store-unavailable.ts";
import { type Line, LinePool, type PostgresSql } from "./line-pool.ts";

/** Connections to a PostgreSQL database. */
export interface PostgresConnection {
  /** For typed queries. */
  readonly db: Kysely<RelayTables>;
  /** Runs one statement. */
  run<Value>(statement: (sql: PostgresSql) => Promise<Value>): Promise<Value>;
  /** Does something wholly or not at all. When the connection is lost at the end, either is possible. */
  transact<Value>(work: (sql: PostgresSql) => Promise<Value>): Promise<Value>;
  /**
   * The same for a batch: what `work` wrote is on its way when it gives its value, and goes to the database together
   * with the end of the transaction.
   */
  transactBatch<Value>(work: (sql: PostgresSql) => Promise<Written<Value>>): Promise<Value>;
  /** Ends all, at the latest after so many seconds. */
  end(timeout: number): Promise<void>;
}

/** What came of a batch, and the statements that were sent for it and are not answered yet. */
export interface Written<Value> {
  readonly value: Value;
  readonly statements: readonly Promise<unknown>[];
}

const MOST_CONNECTIONS = 10;
const PATIENCE_TO_END_S = 5;

/** Connects when the first query comes. */
export function openConnection(url: string): PostgresConnection {
  const lines = new LinePool(url, MOST_CONNECTIONS);
  const withLine = async <Value>(work: (line: Line) => Promise<Value>): Promise<Value> => {
    const line = await lines.take();
    try {
      return await work(line);
    } finally {
      lines.give(line);
    }
  };
  return {
    db: new Kysely<RelayTables>({ dialect: new PostgresDialect({ pool: poolOf(lines) }) }),
    run: (statement) => withLine(({ sql, unlessLost }) => unlessLost(statement(sql))),
    transact: (work) =>
      withLine((line) => transactOn(line, async (sql) => ({ value: await work(sql), statements: [] }))),
    transactBatch: (work) => withLine((line) => transactOn(line, work)),
    end: (timeout) => lines.end(timeout),
  };
}

/** Statements go out one behind the other without waiting; one that fails undoes the rest, and the commit with it. */
async function transactOn<Value>(line: Line, work: (sql: PostgresSql) => Promise<Written<Value>>): Promise<Value> {
  const { sql, isLost, unlessLost } = line;
  try {
    const [, { value, statements }] = await Promise.all([unlessLost(sql.unsafe("begin")), unlessLost(work(sql))]);
    await Promise.all([...statements.map(unlessLost), unlessLost(sql.unsafe("commit"))]);
    return value;
  } catch (error) {
    // A connection that is lost takes its transaction with it; one that is lost just now need not say so.
    if (!isLost()) await unlessLost(sql.unsafe("rollback")).catch(() => undefined);
    throw error;
  }
}

/** The lines in the shape that Kysely knows. */
function poolOf(lines: LinePool): PostgresPool {
  return {
    options: {},
    connect: async () => clientOf(await lines.take(), lines),
    end: () => lines.end(PATIENCE_TO_END_S),
  };
}

function clientOf(line: Line, lines: LinePool): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const { sql, unlessLost } = line;
    const rows = await unlessLost(sql.unsafe(text, parameters as never[], { prepare: true })).catch(failStatement);
    return { command: rows.command, rowCount: rows.count ?? 0, rows: [...rows] };
  };
  return { query: query as PostgresPoolClient["query"], release: () => lines.give(line) };
}

/** Kysely writes to the stack of an error, which those of the driver do not allow. */
class StatementFailed extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super("A statement failed", { cause });
    this.code = failureCodeOf(cause);
  }
}

function failStatement(cause: unknown): never {
  throw new StatementFailed(cause);
}

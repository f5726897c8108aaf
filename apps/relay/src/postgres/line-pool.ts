import postgres from "postgres";

/** The driver with our way of reading columns: bytes as plain bytes, whole numbers as numbers. */
export type PostgresSql = postgres.Sql<{ bytea: Uint8Array; int8: number }>;

/** One connection to a PostgreSQL database, which one task has at a time. */
export interface Line {
  readonly sql: PostgresSql;
  /** Whether the connection was lost: then it takes no statement any more, and none that was meant to come behind others. */
  isLost(): boolean;
  /**
   * The same outcome, or a failure as soon as the connection is lost: what is said to the driver between a connection's
   * failure and its end is never answered.
   */
  unlessLost<Value>(outcome: PromiseLike<Value>): Promise<Value>;
}

/** A statement that was not sent because its connection was lost. */
export class LineLost extends Error {
  readonly code = "CONNECTION_CLOSED";
}

const PATIENCE_TO_CONNECT_S = 10;
/**
 * A connection keeps the plans that it made, and on a new database it makes them while tables are empty: then reading
 * all of a table looks cheapest, and goes on when there are a million rows in it. Each of our queries has its index.
 */
const ALWAYS_BY_INDEX = { enable_seqscan: "off", enable_hashjoin: "off", enable_mergejoin: "off" };
const BYTEA = 17;
const INT8 = 20;

/**
 * Lends connections, at most so many. The driver's own pool is not used for transactions: on a connection that it
 * keeps for one and that is lost, its next statement ends the process (porsager/postgres#1208).
 */
export class LinePool {
  readonly #url: string;
  readonly #most: number;
  readonly #lines = new Set<Line>();
  readonly #free: Line[] = [];
  readonly #waiting: ((line: Line) => void)[] = [];

  constructor(url: string, most: number) {
    this.#url = url;
    this.#most = most;
  }

  /** Lends a line, once there is one; whoever has it gives it back. */
  take(): Promise<Line> {
    const free = this.#free.pop();
    if (free === undefined && this.#lines.size >= this.#most) {
      return new Promise((resolve) => this.#waiting.push(resolve));
    }
    return Promise.resolve(this.#usable(free));
  }

  give(line: Line): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(line);
    else next(this.#usable(line));
  }

  /** Ends all connections, at the latest after so many seconds. */
  async end(timeout: number): Promise<void> {
    await Promise.all([...this.#lines].map(({ sql }) => sql.end({ timeout })));
  }

  /** The same line, or a new one for a line that was lost. */
  #usable(line: Line | undefined): Line {
    if (line?.isLost() === false) return line;
    if (line !== undefined) this.#drop(line);
    const fresh = openLine(this.#url);
    this.#lines.add(fresh);
    return fresh;
  }

  #drop(line: Line): void {
    this.#lines.delete(line);
    line.sql.end({ timeout: 0 }).catch(() => undefined);
  }
}

/** Connects when the first statement comes. */
function openLine(url: string): Line {
  let lost = false;
  const pending = new Set<(error: LineLost) => void>();
  const sql: PostgresSql = postgres(url, {
    max: 1,
    // Asked for while a database ends, the driver's own question about types ends the process; no list needs it here.
    fetch_types: false,
    connection: ALWAYS_BY_INDEX,
    connect_timeout: PATIENCE_TO_CONNECT_S,
    onnotice: () => undefined,
    onclose: () => {
      lost = true;
      for (const fail of pending) fail(new LineLost("The connection was lost"));
    },
    types: {
      bytea: { to: BYTEA, from: [BYTEA], serialize: bytesToText, parse: textToBytes },
      int8: { to: INT8, from: [INT8], serialize: String, parse: Number },
    },
  });
  // The driver would connect anew by itself, in the middle of what was a transaction.
  const guarded =
    <Args extends readonly unknown[], Value>(send: (...args: Args) => Value) =>
    (...args: Args): Value => {
      if (lost) throw new LineLost("The connection was lost");
      return send(...args);
    };
  const line = new Proxy(sql, {
    apply: (target, self, args) => guarded(() => Reflect.apply(target, self, args))(),
    get: (target, name) => (name === "unsafe" ? guarded(target.unsafe) : Reflect.get(target, name)),
  });
  return {
    sql: line,
    isLost: () => lost,
    unlessLost: (outcome) =>
      new Promise((resolve, reject) => {
        const settle = (settled: () => void) => {
          pending.delete(reject);
          settled();
        };
        pending.add(reject);
        outcome.then(
          (value) => settle(() => resolve(value)),
          (error) => settle(() => reject(error)),
        );
      }),
  };
}

function bytesToText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}`;
}

function textToBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice("\\x".length), "hex"));
}

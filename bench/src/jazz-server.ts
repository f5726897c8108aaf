import { createServer } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { WebSocketServer } from "ws";
import { importPeer } from "./peer-packages.ts";

/**
 * Jazz's sync server, put together as `jazz-run sync` does, out of newer parts and in its favour: native cryptography
 * instead of WebAssembly, statements that are prepared once, no pings.
 */
const [packages = "", folder = "", setting = "normal"] = process.argv.slice(2);

interface Cojson {
  readonly LocalNode: new (
    secret: string,
    session: string,
    crypto: JazzCrypto,
  ) => {
    readonly syncManager: { addPeer(peer: unknown): void };
    setStorage(storage: unknown): void;
    enableGarbageCollector(): void;
  };
  getSqliteStorage(driver: SqliteDriver): unknown;
}
interface JazzCrypto {
  newRandomAgentSecret(): string;
  getAgentID(secret: string): string;
  newRandomSessionID(agent: string): string;
}
interface SqliteDriver {
  run(sql: string, parameters: readonly unknown[]): void;
  get(sql: string, parameters: readonly unknown[]): unknown;
  query(sql: string, parameters: readonly unknown[]): unknown;
  transaction(work: () => unknown): void;
  closeDb(): void;
}
interface Sqlite {
  prepare(sql: string): Record<"run" | "get" | "all", (parameters: readonly unknown[]) => unknown>;
  transaction(work: () => unknown): () => unknown;
  pragma(text: string): unknown;
  close(): void;
}

const { LocalNode, getSqliteStorage }: Cojson = await importPeer(packages, "cojson");
const { NapiCrypto } = await importPeer(packages, "cojson/crypto/NapiCrypto");
const { createWebSocketPeer } = await importPeer(packages, "cojson-transport-ws");
const { default: Database } = await importPeer(packages, "better-sqlite3");

const crypto: JazzCrypto = await NapiCrypto.create();
const secret = crypto.newRandomAgentSecret();
const node = new LocalNode(secret, crypto.newRandomSessionID(crypto.getAgentID(secret)), crypto);
node.setStorage(getSqliteStorage(openSqlite(new Database(join(folder, "jazz.db")))));
node.enableGarbageCollector();

const server = createServer();
let peers = 0;
new WebSocketServer({ server }).on("connection", (websocket) => {
  peers += 1;
  const terms = { role: "client", expectPings: false, batchingByDefault: false, deletePeerStateOnClose: true };
  node.syncManager.addPeer(createWebSocketPeer({ id: `client-${peers}`, websocket, ...terms }));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") console.log(`http://127.0.0.1:${address.port}`);
});

function openSqlite(database: Sqlite): SqliteDriver {
  database.pragma("journal_mode = wal");
  database.pragma(`synchronous = ${setting}`);
  const prepared = new Map<string, ReturnType<Sqlite["prepare"]>>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, parameters) => void prepare(sql).run(parameters),
    get: (sql, parameters) => prepare(sql).get(parameters),
    query: (sql, parameters) => prepare(sql).all(parameters),
    transaction: (work) => void database.transaction(work)(),
    closeDb: () => database.close(),
  };
}

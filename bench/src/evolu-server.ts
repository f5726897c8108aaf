import process from "node:process";
import { importPeer } from "./peer-packages.ts";

/** Evolu's relay as its package starts it, in the folder and with the SQLite settings that it is told. */
const [packages = "", folder = "", setting = "shipped"] = process.argv.slice(2);

interface EvoluForNode {
  createRun(deps: RelayDeps): { orThrow<T>(task: Task<T>): Promise<T> };
  createRelayDeps(): RelayDeps;
  startRelay(config: { port: number; isOwnerWithinQuota(): boolean }): Task<{ readonly port: number }>;
}
type Task<T> = (run: (task: Task<T>) => Promise<unknown>) => Promise<T>;
interface RelayDeps {
  readonly createSqliteDriver: (name: string, options: unknown) => Task<DriverResult>;
}
interface DriverResult {
  readonly ok: boolean;
  readonly value: { exec(query: { readonly sql: string; readonly parameters: readonly [] }): unknown };
}

/** Without any, SQLite keeps a rollback journal and waits for the disk several times for each write. */
const PRAGMAS: Readonly<Record<string, readonly string[]>> = {
  shipped: [],
  full: ["pragma journal_mode = wal", "pragma synchronous = full"],
  normal: ["pragma journal_mode = wal", "pragma synchronous = normal"],
};

const { createRun, createRelayDeps, startRelay }: EvoluForNode = await importPeer(packages, "@evolu/nodejs");
process.chdir(folder);
const deps = createRelayDeps();
const run = createRun({
  ...deps,
  createSqliteDriver: (name, options) => driverOf(deps.createSqliteDriver(name, options)),
});
const relay = await run.orThrow(startRelay({ port: 0, isOwnerWithinQuota: () => true }));
process.on("SIGTERM", () => process.exit());
console.log(`http://127.0.0.1:${relay.port}`);

function driverOf(task: Task<DriverResult>): Task<DriverResult> {
  return async (inRun) => {
    const made = await task(inRun);
    if (made.ok) for (const sql of PRAGMAS[setting] ?? []) made.value.exec({ sql, parameters: [] });
    return made;
  };
}

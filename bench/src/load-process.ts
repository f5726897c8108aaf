import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadOrder, LoadReport } from "./load-order.ts";

const GENERATOR = fileURLToPath(new URL("./load-generator.ts", import.meta.url));
const ECHO = fileURLToPath(new URL("./echo-server.ts", import.meta.url));

/** A load generator in a process of its own. */
export interface LoadProcess {
  tell(order: LoadOrder): Promise<LoadReport>;
  stop(): Promise<void>;
}

export function startLoadProcess(): LoadProcess {
  const child = fork(GENERATOR, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const gone = new Promise<never>((_, reject) => {
    child.once("exit", () => reject(new Error("The load generator ended")));
  });
  gone.catch(() => undefined);
  return {
    async tell(order) {
      const answer = new Promise<LoadReport>((resolve) => child.once("message", (said) => resolve(said as LoadReport)));
      child.send(order);
      return Promise.race([answer, gone]);
    },
    stop: () => endOf(child),
  };
}

/** A bare echo in a process of its own. */
export async function startEchoProcess(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [ECHO], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(child.stdout.setEncoding("utf8"), "data");
  return { address: String(said).trim(), stop: () => endOf(child) };
}

async function endOf(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

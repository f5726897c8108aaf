import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

const RELAY = fileURLToPath(new URL("../../apps/relay/src/main.ts", import.meta.url));
const BUILDER = new URL("../../scripts/toolchain/web-build.mjs", import.meta.url);

/** All tests come from one address. */
const FREELY = { SIGN_INS_PER_MINUTE: "100000", MAILBOX_CALLS_PER_MINUTE: "100000" };

declare module "vitest" {
  interface ProvidedContext {
    /** Where the built app is served during the browser tests, such as `http://127.0.0.1:40123`. */
    readonly appAddress: string;
  }
}

/** Builds the app if it is stale and serves it as `npm start` does, on a free port, until the tests are over. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { buildWebApp }: { buildWebApp(): Promise<boolean> } = await import(BUILDER.href);
  await buildWebApp();
  const folder = mkdtempSync(join(tmpdir(), "attune-e2e-"));
  const relay = spawn(process.execPath, [RELAY], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, ...FREELY },
    stdio: ["ignore", "pipe", "inherit"],
  });
  project.provide("appAddress", await addressSaidBy(relay));
  return async () => {
    relay.kill("SIGTERM");
    await once(relay, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
}

function addressSaidBy(relay: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    relay.once("exit", (code) => reject(new Error(`The relay ended with ${code}`)));
    relay.stdout?.setEncoding("utf8").on("data", (said: string) => {
      const address = /https?:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}

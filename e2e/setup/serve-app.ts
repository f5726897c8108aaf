import type { TestProject } from "vitest/node";
import { startRelay } from "./relay-process.ts";

const BUILDER = new URL("../../scripts/toolchain/web-build.mjs", import.meta.url);

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
  const relay = await startRelay();
  project.provide("appAddress", relay.address);
  return async () => {
    await relay.stop();
    // What went wrong at the relay is part of what a failed run shows.
    process.stderr.write(relay.said().split("\n").slice(1).join("\n"));
  };
}

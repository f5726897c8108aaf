import { fileURLToPath } from "node:url";
import { withToolchain } from "./toolchain/node-runtime.mjs";
import { runScript } from "./toolchain/setup-failure.mjs";

await runScript(() =>
  withToolchain(fileURLToPath(import.meta.url), async () => {
    const { buildWebApp } = await import("./toolchain/web-build.mjs");
    await buildWebApp();
    await import("../apps/relay/src/main.ts");
    return process.exitCode ?? 0;
  }),
);

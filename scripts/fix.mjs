import { fileURLToPath } from "node:url";
import { runInForeground } from "./toolchain/child-process.mjs";
import { withToolchain } from "./toolchain/node-runtime.mjs";
import { runScript } from "./toolchain/setup-failure.mjs";
import { inWorkspace } from "./toolchain/workspace.mjs";

const BIOME = inWorkspace("node_modules", "@biomejs", "biome", "bin", "biome");

await runScript(() =>
  withToolchain(fileURLToPath(import.meta.url), async (paths) => {
    const { writeReferences } = await import("./check/project-references.mjs");
    writeReferences();
    return runInForeground(process.execPath, [BIOME, "check", "--write", ...paths]);
  }),
);

import { fileURLToPath } from "node:url";
import { obtainBrowser } from "./toolchain/browser.mjs";
import { runInForeground } from "./toolchain/child-process.mjs";
import { withToolchain } from "./toolchain/node-runtime.mjs";
import { runScript } from "./toolchain/setup-failure.mjs";
import { inWorkspace } from "./toolchain/workspace.mjs";

const VITEST = inWorkspace("node_modules", "vitest", "vitest.mjs");

await runScript(() => withToolchain(fileURLToPath(import.meta.url), runTests));

/** Runs every test, or what the arguments choose: they are vitest's own, such as a path or `--project unit`. */
async function runTests(args) {
  const env = { ...process.env };
  if (needsBrowser(args)) env.ATTUNE_BROWSER = await obtainBrowser();
  return runInForeground(process.execPath, [VITEST, "run", "--root", inWorkspace(), ...args], { env });
}

function needsBrowser(args) {
  const chosen = args.flatMap((arg, at) => {
    if (arg === "--project") return [args[at + 1]];
    return arg.startsWith("--project=") ? [arg.slice("--project=".length)] : [];
  });
  return chosen.length === 0 || chosen.some((project) => project !== "unit");
}

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { runSteps } from "./check/run-steps.mjs";
import { obtainBrowser } from "./toolchain/browser.mjs";
import { runQuietly } from "./toolchain/child-process.mjs";
import { withToolchain } from "./toolchain/node-runtime.mjs";
import { runScript } from "./toolchain/setup-failure.mjs";
import { inWorkspace } from "./toolchain/workspace.mjs";

const TOOLS = {
  biome: ["node_modules", "@biomejs", "biome", "bin", "biome"],
  knip: ["node_modules", "knip", "bin", "knip.js"],
  tsc: ["node_modules", "typescript", "bin", "tsc"],
  vitest: ["node_modules", "vitest", "vitest.mjs"],
};

/** Stores are tested in a real browser too, and count as covered only by that. */
const UNIT_TESTS = ["--project", "unit", "--project", "browser"];

await runScript(() => withToolchain(fileURLToPath(import.meta.url), check));

/**
 * Runs every check and says what failed. `--full` adds the end-to-end tests and the size of the first load; `--without-tests` leaves out the tests, for
 * whoever has just run them with coverage.
 */
async function check(args) {
  const start = performance.now();
  const steps = [...(args.includes("--without-tests") ? [] : [await coverageStep()]), ...quickSteps()];
  const ends = await runSteps(steps, { atOnce: Math.min(3, availableParallelism()), onEnd: tell });
  if (args.includes("--full")) ends.push(...(await runSteps(slowSteps(), { atOnce: 1, onEnd: tell })));
  const failed = ends.filter(({ passed }) => !passed).map(({ name }) => name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(
    failed.length === 0
      ? `All ${ends.length} checks passed in ${seconds} s`
      : `Failed in ${seconds} s: ${failed.join(", ")}`,
  );
  return failed.length === 0 ? 0 : 1;
}

async function coverageStep() {
  process.env.ATTUNE_BROWSER = await obtainBrowser();
  return tool("tests and coverage", "vitest", ["run", ...UNIT_TESTS, "--coverage", "--reporter=dot"]);
}

/** The longest first, so that the short ones fill the gaps. */
function quickSteps() {
  return [
    tool("types of sources", "tsc", ["--build"]),
    tool("types of tests", "tsc", ["--project", "tsconfig.tests.json"]),
    script("dropped Results", "scripts/check/dropped-results.mjs"),
    tool("unused code and packages", "knip", ["--no-progress", "--no-config-hints"]),
    tool("lint and format", "biome", ["check", "--error-on-warnings", "--max-diagnostics=50"]),
    script("arrows between packages", "scripts/check/check-arrows.mjs"),
    script("file rules", "scripts/check/file-rules.mjs"),
    script("project references", "scripts/check/project-references.mjs"),
    script("diagram of the conversation", "scripts/conversation-doc.ts", ["--check"]),
  ].filter((step) => step !== undefined);
}

function slowSteps() {
  return [
    tool("end-to-end tests", "vitest", ["run", "--project", "e2e"]),
    script("size of the first load", "scripts/check/bundle-size.mjs"),
  ];
}

function tool(name, command, args) {
  return { name, run: () => runQuietly(process.execPath, [inWorkspace(...TOOLS[command]), ...args]) };
}

/** A script of ours; one that is not written yet is no step. */
function script(name, path, args = []) {
  const full = inWorkspace(...path.split("/"));
  return existsSync(full) ? { name, run: () => runQuietly(process.execPath, [full, ...args]) } : undefined;
}

function tell({ name, passed, output, seconds }) {
  say(`${passed ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(5)} s  ${name}`);
  if (!passed) say(output.trimEnd().replace(/^/gm, "    "));
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

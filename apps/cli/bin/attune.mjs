#!/usr/bin/env node
// Starts the command line on Node 24, which runs TypeScript: on this Node when it is new enough, else on the one from npm.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED = 24;
/** Reading makes much short-lived memory; collecting it early keeps long streams lean. */
const SMALL_MEMORY = ["--optimize-for-size"];
const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const [command, ...others] = process.argv.slice(2);
/** The relay is a program of its own, which the command line only starts. */
const [main, flags, args] =
  command === "relay"
    ? [join(here, "..", "..", "relay", "src", "main.ts"), [], others]
    : [join(here, "..", "src", "main.ts"), SMALL_MEMORY, process.argv.slice(2)];

const node = isNew(process.versions.node) ? process.execPath : nodeFromPackages(here);
if (node === null) {
  process.stderr.write(
    "attune needs Node 24. Run npm install in the project, which brings it along, or install Node 24.\n",
  );
  process.exitCode = 1;
} else {
  runOn(node);
}

function isNew(version) {
  return Number(version.split(".")[0]) >= NEEDED;
}

function runOn(node) {
  const child = spawn(node, [...flags, main, ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`attune could not start Node 24 (${error.code ?? "unknown"}).\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}

function nodeFromPackages(start) {
  const name = process.platform === "win32" ? "node.exe" : "node";
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", `node-${process.platform}-${process.arch}`, "bin", name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return null;
  }
}

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { runQuietly } from "./child-process.mjs";
import { compressFolder } from "./compress-folder.mjs";
import { SetupFailure } from "./setup-failure.mjs";
import { inWorkspace } from "./workspace.mjs";

const WEB = inWorkspace("apps", "web");
const BUILT_PAGE = join(WEB, "dist", "index.html");
const STAMP = inWorkspace(".cache", "web-build.sha256");
const SOURCES = ["apps/web", "packages", "package-lock.json", "tsconfig.base.json", "scripts/toolchain"];
const NOT_SOURCES = new Set(["node_modules", "dist", "training", "coverage"]);
const NOT_A_SOURCE = /\.test\.tsx?$|\.md$|^\./;

/** Builds the web app if its sources changed since the last build, and says whether it did. */
export async function buildWebApp() {
  const stamp = sourceStamp();
  if (existsSync(BUILT_PAGE) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return false;
  process.stderr.write("Building the app …\n");
  rmSync(STAMP, { force: true });
  const vite = inWorkspace("node_modules", "vite", "bin", "vite.js");
  // A test runner that calls this has a NODE_ENV of its own, which would bring the development build.
  const env = { ...process.env, NODE_ENV: "production" };
  const build = [vite, "build", "--mode", "production", "--logLevel", "warn"];
  const { status, output } = await runQuietly(process.execPath, build, { cwd: WEB, env });
  if (status !== 0 || !existsSync(BUILT_PAGE)) throw new SetupFailure(`${output}\nThe app could not be built.`);
  await compressFolder(dirname(BUILT_PAGE));
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
  return true;
}

function sourceStamp() {
  const hash = createHash("sha256");
  for (const source of SOURCES) addToStamp(hash, source);
  return hash.digest("hex");
}

function addToStamp(hash, path) {
  for (const file of filesBelow(path))
    hash
      .update(file.split(sep).join("/"))
      .update("\0")
      .update(readFileSync(inWorkspace(file)))
      .update("\0");
}

function filesBelow(path) {
  if (/\.json$/.test(path)) return [path];
  const found = [];
  for (const entry of readdirSync(inWorkspace(path), { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name) || NOT_A_SOURCE.test(entry.name)) continue;
    if (entry.isDirectory()) found.push(...filesBelow(join(path, entry.name)));
    else found.push(join(path, entry.name));
  }
  return found.sort();
}

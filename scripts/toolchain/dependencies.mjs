import { existsSync, readFileSync } from "node:fs";
import { runQuietly } from "./child-process.mjs";
import { SetupFailure } from "./setup-failure.mjs";
import { inWorkspace } from "./workspace.mjs";

/**
 * Installs exactly what package-lock.json names, unless it is there already. npm writes what it installed into
 * node_modules/.package-lock.json at the very end, so that file tells both an older install and one cut short.
 */
export async function installDependencies() {
  const locked = readLock(inWorkspace("package-lock.json"));
  if (isInstalled(locked, readLock(inWorkspace("node_modules", ".package-lock.json")))) return;
  process.stderr.write("Installing what Attune is built with (a minute or less) …\n");
  const { status, output } = await runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (status !== 0) throw new SetupFailure(`${output}\nnpm could not install the packages; its own words are above.`);
}

/** Whether every locked package is installed in its locked version; one made for another platform may be missing. */
export function isInstalled(locked, installed) {
  if (locked === null || installed === null) return false;
  return Object.entries(locked.packages).every(([path, { version, link, optional, extraneous }]) => {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return true;
    const found = installed.packages[path];
    if (found === undefined) return optional === true || extraneous === true;
    return link === true || found.version === version;
  });
}

/** npm as it was called; its own Node is used, for a fresh install replaces the one that is brought along. */
function runNpm(args) {
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  if (npm !== undefined && existsSync(npm)) return runQuietly(node, [npm, ...args]);
  return runQuietly("npm", args, { shell: process.platform === "win32" });
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

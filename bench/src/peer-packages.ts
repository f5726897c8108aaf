import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

export type PeerName = "evolu" | "jazz";

/** Packages of a peer, in a folder of their own that is gone when the bench ends. */
export interface InstalledPeer {
  readonly folder: string;
  /** Versions as installed, for what is reported. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The SQLite that this relay has too: it ships its binary, and is the newer one. */
const SQLITE = { "better-sqlite3": "13.2.0" };
const WEB_SOCKETS = { ws: "8.23.0" };

/** Every number in docs/relay.md belongs to these versions. */
const PACKAGES: Readonly<Record<PeerName, Readonly<Record<string, string>>>> = {
  evolu: { "@evolu/nodejs": "3.0.0-next.3", "@evolu/common": "8.0.0-next.5", ...SQLITE, ...WEB_SOCKETS },
  jazz: { cojson: "0.20.19", "cojson-transport-ws": "0.20.19", ...SQLITE, ...WEB_SOCKETS },
};

/** Installs from npm without running any script of a package. Nothing of it is part of the workspace. */
export function installPeer(name: PeerName): InstalledPeer {
  const folder = mkdtempSync(join(tmpdir(), `attune-${name}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const dependencies = PACKAGES[name];
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, dependencies, overrides: { ...SQLITE, ...WEB_SOCKETS } }),
  );
  // Peer dependencies are for phones and screens.
  const flags = ["install", "--prefix", folder, "--ignore-scripts", "--omit=peer", "--no-audit", "--no-fund"];
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const [command, before] = npm === undefined ? ["npm", []] : [node, [npm]];
  const { status, stderr } = spawnSync(command, [...before, ...flags], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`The packages of ${name} are not to be had: ${stderr}`);
  const versions = Object.keys(dependencies).map((id) => [id, versionOf(folder, id)]);
  return { folder, versions: Object.fromEntries(versions) };
}

/** A module of a peer. What it exports is written down where it is used. */
export function importPeer(folder: string, id: string) {
  return import(pathToFileURL(createRequire(join(folder, "package.json")).resolve(id)).href);
}

function versionOf(folder: string, id: string): string {
  return JSON.parse(readFileSync(join(folder, "node_modules", id, "package.json"), "utf8")).version;
}

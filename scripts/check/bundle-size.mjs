import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { runScript } from "../toolchain/setup-failure.mjs";
import { buildWebApp } from "../toolchain/web-build.mjs";
import { inWorkspace } from "../toolchain/workspace.mjs";

/** How many bytes of gzipped script the first page may need before it shows; workers and fonts come later. */
export const FIRST_LOAD_BUDGET_BYTES = 200_000;

/** The scripts that a page loads before it shows anything: its own and those that it preloads. */
export function firstLoadScripts(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const source = /^<script/.test(tag) ? /\ssrc="([^"]+)"/ : /\shref="([^"]+)"/;
    const wanted = /^<script/.test(tag) || /\srel="modulepreload"/.test(tag);
    const path = source.exec(tag)?.[1];
    return wanted && path !== undefined ? [path] : [];
  });
}

/** The gzipped size in bytes of each first-load script of a built app. */
export function firstLoadSizes(folder) {
  const scripts = firstLoadScripts(readFileSync(join(folder, "index.html"), "utf8"));
  return scripts.map((path) => ({ path, bytes: gzipSync(readFileSync(join(folder, path)), { level: 9 }).length }));
}

async function weigh() {
  await buildWebApp();
  const sizes = firstLoadSizes(inWorkspace("apps", "web", "dist"));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of sizes) process.stdout.write(`${bytes} ${path}\n`);
  process.stdout.write(`${total} of ${FIRST_LOAD_BUDGET_BYTES} bytes, gzipped\n`);
  return sizes.length === 0 || total > FIRST_LOAD_BUDGET_BYTES ? 1 : 0;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await runScript(weigh);

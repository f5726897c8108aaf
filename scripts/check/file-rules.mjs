import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { ROOT } from "../toolchain/workspace.mjs";

const LOOKED_AT = ["packages", "apps", "e2e", "bench", "scripts", "docs", "vectors"];
const SKIPPED = new Set(["node_modules", "dist", ".tsc", "coverage", ".cache"]);
const FEWEST_FILES = 100;
const LARGEST_BYTES = 1024 * 1024;
const CODE = /\.(?:tsx?|mjs)$/;
const TEST = /\.(?:test|contract)\.(?:tsx?|mjs)$/;
const PURE = /^packages\/(?:kernel|domain|statistics)\/src\//;
const VAGUE = /^(?:utils?|helpers?|common|misc|types|constants|(?:.*-)?manager)\.(?:tsx?|mjs)$/;
const INDEX_PLACES = /^(?:packages\/[^/]+\/src|packages\/domain\/src\/[^/]+|apps\/[^/]+\/src)\/index\.ts$/;

/** Corpus and weights; those that ship stay below nine megabytes together. */
const LEARNT = /^packages\/classifier\/(?:training|weights)\//;

/** What the linter cannot see: names, places, sizes, and a few words. Each rule gives a reason or nothing. */
const RULES = [
  ({ path }) => VAGUE.test(basename(path)) && "a file is named for its one idea",
  ({ path }) =>
    /(?:^|\/)index\.tsx?$/.test(path) &&
    !INDEX_PLACES.test(path) &&
    "index.ts stands only at the root of a package or domain folder",
  ({ path, text }) =>
    /\/index\.ts$/.test(path) &&
    /^(?!export |import |\/\/|\/\*| \*|[\s}]|$)/m.test(text) &&
    "an index holds explicit exports and nothing else",
  ({ path, bytes }) => bytes > LARGEST_BYTES && !LEARNT.test(path) && "a file stays below one megabyte",
  ({ path, text }) =>
    CODE.test(path) && /\b(?:TODO|FIXME|XXX)\b(?!\s*\(?#\d+)/.test(text) && "a TODO carries an issue number",
  ({ path, text }) => CODE.test(path) && /@ts-expect-error\s*$/m.test(text) && "a suppression says why",
  ({ path, text }) => CODE.test(path) && /@ts-(?:nocheck|ignore)/.test(text) && "types are not switched off",
  ({ path, text }) =>
    PURE.test(path) &&
    !TEST.test(path) &&
    /\bMath\.random\b|\bIntl\b/.test(text) &&
    "the pure core has no chance and no locale of its own",
];

/** The reasons for which a file breaks the rules; `path` is its path in the repository, with forward slashes. */
export function brokenFileRules(file) {
  if (file.path === "scripts/check/file-rules.mjs" || file.path === "scripts/check/file-rules.test.mjs") return [];
  return RULES.map((rule) => rule(file)).filter((reason) => typeof reason === "string");
}

function filesBelow(path) {
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true });
  return entries.flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(below) : [below];
  });
}

function readFile(path) {
  const full = join(ROOT, path);
  const bytes = statSync(full).size;
  return { path, bytes, text: CODE.test(path) ? readFileSync(full, "utf8") : "" };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = readdirSync(ROOT)
    .filter((name) => LOOKED_AT.includes(name))
    .flatMap(filesBelow);
  const broken = files.flatMap((path) => brokenFileRules(readFile(path)).map((reason) => `${path}: ${reason}`));
  for (const line of broken) process.stdout.write(`${line}\n`);
  process.stdout.write(`${files.length} files looked at\n`);
  process.exitCode = broken.length > 0 || files.length < FEWEST_FILES ? 1 : 0;
}

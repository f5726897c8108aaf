import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { vectorsToText } from "../packages/crypto/src/vectors.contract.ts";
import { spacesVectors } from "./vectors/spaces-vectors.ts";

const FOLDER = join(import.meta.dirname, "..", "vectors");

/** Writes the vectors, or with `--check` only says which files are not what the code makes. */
export async function writeOrCheckVectors(args: readonly string[], folder = FOLDER): Promise<number> {
  const files = Object.entries(await spacesVectors());
  const stale = files.filter(([name, vectors]) => {
    const path = join(folder, name);
    return !existsSync(path) || readFileSync(path, "utf8") !== vectorsToText(vectors);
  });
  if (!args.includes("--check")) {
    for (const [name, vectors] of stale) writeFileSync(join(folder, name), vectorsToText(vectors));
    return 0;
  }
  for (const [name] of stale)
    process.stdout.write(`vectors/${name} is not what the code makes; run node scripts/vectors.ts\n`);
  return stale.length === 0 ? 0 : 1;
}

const [, started, ...args] = process.argv;
if (started !== undefined && import.meta.url === pathToFileURL(started).href) {
  process.exitCode = await writeOrCheckVectors(args);
}

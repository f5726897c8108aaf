import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inWorkspace, ROOT } from "../toolchain/workspace.mjs";

const WORKSPACE_FOLDERS = ["packages", "apps"];

/** Every package that has a TypeScript project, by its path in the repository. */
export function typescriptProjects(root = ROOT) {
  return WORKSPACE_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .sort()
      .map((name) => `${folder}/${name}`)
      .filter((path) => existsSync(join(root, path, "tsconfig.json"))),
  );
}

/** The projects that the root tsconfig.json leaves out, and so `tsc --build` would never look at. */
export function missingReferences(root = ROOT) {
  const { references } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  const listed = new Set(references.map(({ path }) => path));
  return typescriptProjects(root).filter((path) => !listed.has(path));
}

/** Lists every project in the root tsconfig.json. */
export function writeReferences(root = ROOT) {
  const references = typescriptProjects(root).map((path) => ({ path }));
  writeFileSync(join(root, "tsconfig.json"), `${JSON.stringify({ files: [], references }, null, 2)}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const missing = missingReferences();
  for (const path of missing) process.stdout.write(`${inWorkspace("tsconfig.json")} does not refer to ${path}\n`);
  if (missing.length > 0) process.stdout.write("npm run fix adds them.\n");
  process.exitCode = missing.length > 0 ? 1 : 0;
}

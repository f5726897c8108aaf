import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { cruise } from "dependency-cruiser";
import { ROOT } from "../toolchain/workspace.mjs";
import { arrowRules } from "./arrow-rules.mjs";

const LOOKED_AT = ["packages", "apps", "e2e", "bench"];
const FEWEST_MODULES = 100;
const FEWEST_CROSSINGS = 60;

/** Cruises the packages below `root` and gives what breaks a rule, and how much was seen. */
export async function checkArrows(root = ROOT) {
  const folders = LOOKED_AT.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: arrowRules(packageEntries(root)) },
    exclude: { path: "(?:^|/)(?:dist|\\.tsc|coverage|bin|public)/|\\.config\\.ts$" },
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  });
  const ours = output.modules.filter(({ source }) => /^(?:packages|apps|e2e|bench)\//.test(source));
  return {
    violations: output.summary.violations.map(describeViolation),
    modules: ours.length,
    crossings: ours.reduce((sum, module) => sum + crossingsOf(module), 0),
  };
}

/** The files by which other packages may enter, as each package.json exports them. */
export function packageEntries(root = ROOT) {
  return readdirSync(join(root, "packages")).flatMap((name) => {
    const manifest = join(root, "packages", name, "package.json");
    if (!existsSync(manifest)) return [];
    const { exports = {} } = JSON.parse(readFileSync(manifest, "utf8"));
    return Object.values(exports).map((path) => posix.join("packages", name, path));
  });
}

function crossingsOf({ source, dependencies }) {
  const home = packageOf(source);
  return dependencies.filter(({ resolved }) => /^(?:packages|apps)\//.test(resolved) && packageOf(resolved) !== home)
    .length;
}

function packageOf(path) {
  return path.split("/").slice(0, 2).join("/");
}

function describeViolation({ rule, from, to, cycle, comment }) {
  const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(" → ");
  return { rule: rule.name, from, to: way, why: comment ?? "" };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { violations, modules, crossings } = await checkArrows();
  for (const { rule, from, to } of violations) process.stdout.write(`${rule}: ${from} → ${to}\n`);
  process.stdout.write(`${modules} modules, ${crossings} imports between packages\n`);
  const sawEnough = modules >= FEWEST_MODULES && crossings >= FEWEST_CROSSINGS;
  if (!sawEnough) {
    process.stdout.write(`At least ${FEWEST_MODULES} modules and ${FEWEST_CROSSINGS} crossings were expected.\n`);
  }
  process.exitCode = violations.length === 0 && sawEnough ? 0 : 1;
}

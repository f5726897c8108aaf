import { ARROWS, DOMAIN_ARROWS, PURE_PACKAGES } from "./arrows.mjs";

const OURS = "^(?:packages|apps|e2e|bench)/";
const TEST_FILE = "\\.(?:test|contract|arbitrary)\\.(?:tsx?|mjs)$";
const TEST_TOOLS = "(?:vitest|@vitest|fast-check|playwright-core|@axe-core|@xstate/graph)";

/**
 * The rules of dependency-cruiser: the arrows between packages, and what holds inside and around them. `entries` are
 * the files that packages show to others, by path.
 */
export function arrowRules(entries) {
  return [
    ...Object.entries(ARROWS).flatMap(([from, allowed]) => packageRules(from, allowed)),
    ...Object.entries(DOMAIN_ARROWS).map(([from, allowed]) => domainRule(from, allowed)),
    ...Object.entries(PURE_PACKAGES).map(([from, packages]) => pureRule(from, packages)),
    forbid(["no-circular", "Files must not need each other in a circle"], {}, { circular: true }),
    forbid(["resolvable", "Every import must lead somewhere"], {}, { couldNotResolve: true, pathNot: "^virtual:|\\?" }),
    forbid(
      ["only-entry-points", "A package is entered by what its package.json exports"],
      { path: "^((?:packages|apps)/[^/]+|e2e|bench)/" },
      { path: "^(?:packages|apps)/", pathNot: ["^$1/", exactly(entries)] },
    ),
    forbid(
      ["domain-folders-meet-at-index", "Domain folders meet only at their index.ts"],
      { path: "^packages/domain/src/([^/]+)/" },
      {
        path: "^packages/domain/src/[^/]+/",
        pathNot: ["^packages/domain/src/$1/", "^packages/domain/src/[^/]+/index\\.ts$"],
      },
    ),
    forbid(
      ["no-training-at-run-time", "The classifier's training is never part of the app"],
      { path: "^(?:packages|apps)/[^/]+/src/", pathNot: TEST_FILE },
      { path: "^packages/classifier/training/" },
    ),
    forbid(
      ["no-test-tools-at-run-time", "What only tests need stays in tests"],
      { path: "^(?:packages|apps)/[^/]+/src/", pathNot: [TEST_FILE, "^packages/testkit/"] },
      { path: [`^node_modules/${TEST_TOOLS}/`, "^packages/testkit/", TEST_FILE] },
    ),
  ];
}

/** Sources keep to the arrows; tests may use the testkit besides. */
function packageRules(from, allowed) {
  const reachable = [from, ...allowed].map((path) => `^${path}/`);
  const comment = `${from} may import ${allowed.length === 0 ? "nothing of ours" : allowed.join(", ")}`;
  const name = `arrows-of-${from.replace("/", "-")}`;
  return [
    forbid([name, comment], { path: `^${from}/`, pathNot: TEST_FILE }, { path: OURS, pathNot: reachable }),
    forbid(
      [`${name}-tests`, `${comment}; its tests also the testkit`],
      { path: `^${from}/.*${TEST_FILE}` },
      { path: OURS, pathNot: [...reachable, "^packages/testkit/"] },
    ),
  ];
}

function domainRule(from, allowed) {
  const reachable = [from, ...allowed].map((folder) => `^packages/domain/src/${folder}/`);
  return forbid(
    [
      `arrows-of-domain-${from}`,
      `In domain, ${from} may import ${allowed.length === 0 ? "no sibling" : allowed.join(", ")}`,
    ],
    { path: `^packages/domain/src/${from}/` },
    { path: "^packages/domain/src/", pathNot: reachable },
  );
}

function pureRule(from, packages) {
  const names = packages.map((name) => `^node_modules/${name}/`);
  const exceptions = packages.length === 0 ? "" : ` but ${packages.join(", ")}`;
  return forbid(
    [`purity-of-${from.replace("/", "-")}`, `${from} is pure: no platform, and no npm package${exceptions}`],
    { path: `^${from}/src/`, pathNot: TEST_FILE },
    {
      dependencyTypesNot: ["local", "localmodule", "aliased", "aliased-workspace"],
      path: "^(?!packages/)",
      pathNot: names.length === 0 ? "^$" : names,
    },
  );
}

function forbid([name, comment], from, to) {
  return { name, comment, severity: "error", from, to };
}

function exactly(paths) {
  return `^(?:${paths.map((path) => path.replaceAll(".", "\\.")).join("|")})$`;
}

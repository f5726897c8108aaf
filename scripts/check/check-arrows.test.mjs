import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkArrows } from "./check-arrows.mjs";

const PACKAGES = [
  "packages/kernel",
  "packages/domain",
  "packages/classifier",
  "packages/sync",
  "packages/testkit",
  "packages/ui",
  "apps/relay",
  "apps/web",
];
const EXPORTS = {
  "packages/domain": { "./cycle": "./src/cycle/index.ts", "./conversation": "./src/conversation/index.ts" },
};

let root = "";

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Lays out a small repository whose packages have the given files besides an entry each, and names the rules it breaks. */
async function rulesBrokenBy(files) {
  root = realpathSync(mkdtempSync(join(tmpdir(), "arrows-")));
  for (const path of PACKAGES) layOutPackage(path);
  write("packages/domain/src/cycle/index.ts", "export const move = 1;");
  write("packages/domain/src/conversation/index.ts", "export const room = 1;");
  for (const name of ["xstate", "vitest", "left-pad"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
    write(`node_modules/${name}/index.js`, "module.exports = 1;");
  }
  for (const [path, content] of Object.entries(files)) write(path, content);
  const { violations } = await checkArrows(root);
  return [...new Set(violations.map(({ rule }) => rule))].sort();
}

function layOutPackage(path) {
  const name = `@attune/${basename(path)}`;
  write(
    `${path}/package.json`,
    JSON.stringify({ name, type: "module", exports: EXPORTS[path] ?? { ".": "./src/index.ts" } }),
  );
  write(`${path}/src/index.ts`, "export const entry = 1;");
  mkdirSync(join(root, "node_modules/@attune"), { recursive: true });
  symlinkSync(join(root, path), join(root, "node_modules", name), "dir");
}

function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

describe("the check of the arrows", () => {
  it("is content with imports that follow the table", async () => {
    const broken = await rulesBrokenBy({
      "packages/domain/src/conversation/machine.ts":
        'import { entry } from "@attune/kernel"; import { move } from "../cycle/index.ts"; import x from "xstate"; export const m = [entry, move, x];',
      "packages/classifier/src/listen.ts": 'import { move } from "@attune/domain/cycle"; export const l = move;',
      "packages/classifier/training/train.ts": 'import { l } from "../src/listen.ts"; export const t = l;',
      "packages/classifier/src/listen.test.ts":
        'import { it } from "vitest"; import { entry } from "@attune/testkit"; it(entry);',
      "apps/relay/src/main.ts":
        'import { createServer } from "node:http"; import { entry } from "@attune/kernel"; export const m = [createServer, entry];',
    });
    expect(broken).toEqual([]);
  });

  it.each([
    ["the relay imports the domain", "apps/relay/src/a.ts", 'import "@attune/domain/cycle";', "arrows-of-apps-relay"],
    [
      "the relay imports a type of the domain",
      "apps/relay/src/a.ts",
      'import type { move } from "@attune/domain/cycle"; export type M = typeof move;',
      "arrows-of-apps-relay",
    ],
    [
      "the relay reaches into crypto by path",
      "apps/relay/src/a.ts",
      'import "../../../packages/sync/src/index.ts";',
      "arrows-of-apps-relay",
    ],
    ["the kernel imports anything", "packages/kernel/src/a.ts", 'import "@attune/sync";', "arrows-of-packages-kernel"],
    [
      "the design system knows about couples",
      "packages/ui/src/a.ts",
      'import "@attune/domain/cycle";',
      "arrows-of-packages-ui",
    ],
    [
      "a test goes where its source may not",
      "packages/ui/src/a.test.ts",
      'import "@attune/sync";',
      "arrows-of-packages-ui-tests",
    ],
    [
      "the domain imports the classifier",
      "packages/domain/src/cycle/a.ts",
      'import "@attune/classifier";',
      "arrows-of-packages-domain",
    ],
    [
      "cycle imports a sibling",
      "packages/domain/src/cycle/a.ts",
      'import "../conversation/index.ts";',
      "arrows-of-domain-cycle",
    ],
    [
      "conversation reaches past an index",
      "packages/domain/src/conversation/a.ts",
      'import "../cycle/inner.ts";',
      "domain-folders-meet-at-index",
    ],
    [
      "a package is entered by the side door",
      "apps/web/src/a.ts",
      'import "../../../packages/sync/src/inner.ts";',
      "only-entry-points",
    ],
    [
      "the app imports the training",
      "packages/classifier/src/a.ts",
      'import "../training/train.ts";',
      "no-training-at-run-time",
    ],
    ["the app imports a test tool", "apps/web/src/a.ts", 'import "vitest";', "no-test-tools-at-run-time"],
    ["the app imports the testkit", "apps/web/src/a.ts", 'import "@attune/testkit";', "no-test-tools-at-run-time"],
    [
      "the domain uses an npm package",
      "packages/domain/src/cycle/a.ts",
      'import "left-pad";',
      "purity-of-packages-domain",
    ],
    ["the kernel uses the platform", "packages/kernel/src/a.ts", 'import "node:crypto";', "purity-of-packages-kernel"],
    ["an import leads nowhere", "apps/web/src/a.ts", 'import "./gone.ts";', "resolvable"],
  ])("fails when %s", async (_name, path, content, rule) => {
    const broken = await rulesBrokenBy({
      "packages/domain/src/cycle/inner.ts": "export const inner = 1;",
      "packages/sync/src/inner.ts": "export const inner = 1;",
      "packages/classifier/training/train.ts": "export const train = 1;",
      [path]: content,
    });
    expect(broken).toContain(rule);
  });

  it("fails when files need each other in a circle", async () => {
    const broken = await rulesBrokenBy({
      "packages/sync/src/a.ts": 'import { b } from "./b.ts"; export const a = b;',
      "packages/sync/src/b.ts": 'import { a } from "./a.ts"; export const b = a;',
    });
    expect(broken).toEqual(["no-circular"]);
  });

  it("counts what it saw, so that seeing nothing can be told from seeing nothing wrong", async () => {
    await rulesBrokenBy({ "apps/web/src/a.ts": 'import { entry } from "@attune/kernel"; export const a = entry;' });
    const { modules, crossings } = await checkArrows(root);
    expect(modules).toBeGreaterThanOrEqual(PACKAGES.length);
    expect(crossings).toBe(1);
    expect(readdirSync(root)).toContain("packages");
  });
});

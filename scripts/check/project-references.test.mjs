import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingReferences, writeReferences } from "./project-references.mjs";

let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "references-"));
  for (const path of ["packages/kernel", "packages/sync", "packages/empty", "apps/web"])
    mkdirSync(join(root, path), { recursive: true });
  for (const path of ["packages/kernel", "packages/sync", "apps/web"])
    writeFileSync(join(root, path, "tsconfig.json"), "{}");
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ references: [{ path: "packages/kernel" }] }));
});

afterAll(() => rmSync(root, { recursive: true }));

describe("the references of the root project", () => {
  it("are found wanting when a package with a project is left out, and put right", () => {
    expect(missingReferences(root)).toEqual(["packages/sync", "apps/web"]);
    writeReferences(root);
    expect(missingReferences(root)).toEqual([]);
    expect(JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")).files).toEqual([]);
  });
});

import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeOrCheckVectors } from "./vectors.ts";

test("the committed vectors are what the code makes; those that are missing or differ are found out, and written anew", async () => {
  expect(await writeOrCheckVectors(["--check"])).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), "attune-"));
  expect(await writeOrCheckVectors(["--check"], folder)).toBe(1);
  expect(await writeOrCheckVectors([], folder)).toBe(0);
  const [name = ""] = readdirSync(folder);
  writeFileSync(join(folder, name), "[]");
  expect(await writeOrCheckVectors(["--check"], folder)).toBe(1);
});

import { describe, expect, it } from "vitest";
import { brokenFileRules } from "./file-rules.mjs";

const reasonsFor = (path, text = "export const a = 1;", bytes = text.length) => brokenFileRules({ path, text, bytes });

describe("the rules for files", () => {
  it.each([
    ["a vague name", "packages/sync/src/utils.ts"],
    ["a heap of types", "packages/sync/src/types.ts"],
    ["a manager", "apps/web/src/session-manager.tsx"],
    ["an index deep inside", "packages/sync/src/merge/index.ts"],
    ["an index with code", "packages/sync/src/index.ts", "export { a } from './a.ts';\nconst b = 1;\n"],
    ["a forgotten task", "apps/web/src/a.ts", "// TODO later\n"],
    ["a suppression without a reason", "apps/web/src/a.ts", "// @ts-expect-error\nf();\n"],
    ["types switched off", "apps/web/src/a.ts", "// @ts-nocheck\n"],
    ["chance in the core", "packages/domain/src/cycle/a.ts", "export const a = Math.random();"],
  ])("find %s", (_name, path, text) => {
    expect(reasonsFor(path, text)).toHaveLength(1);
  });

  it("find a file that is too large, but not among what was learnt", () => {
    expect(reasonsFor("packages/crypto/src/w.bin", "", 2_000_000)).toHaveLength(1);
    expect(reasonsFor("packages/classifier/weights/w.bin", "", 8_000_000)).toEqual([]);
    expect(reasonsFor("packages/classifier/training/corpus/c.jsonl", "", 2_000_000)).toEqual([]);
  });

  it.each([
    [
      "an index of a package",
      "packages/sync/src/index.ts",
      "export {\n  a,\n} from './a.ts';\nexport type { B } from './b.ts';\n",
    ],
    ["an index of a domain folder", "packages/domain/src/cycle/index.ts", "export { a } from './a.ts';\n"],
    ["a task with its issue", "apps/web/src/a.ts", "// TODO(#12): letters\n"],
    ["a suppression with a reason", "apps/web/src/a.ts", "// @ts-expect-error the library's type forgets null\nf();\n"],
    ["chance in a test of the core", "packages/domain/src/cycle/a.test.ts", "Math.random();"],
  ])("leave %s alone", (_name, path, text) => {
    expect(reasonsFor(path, text)).toEqual([]);
  });
});

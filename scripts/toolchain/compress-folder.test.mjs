import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compressFolder } from "./compress-folder.mjs";

const SCRIPT = "export const answer = 42;\n".repeat(100);

let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "compress-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", "app.js"), SCRIPT);
  writeFileSync(join(folder, "assets", "photo.webp"), SCRIPT);
  writeFileSync(join(folder, "tiny.js"), "1;");
  await compressFolder(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("compressing the built app", () => {
  it("lays copies beside a script that hold the same", () => {
    expect(brotliDecompressSync(readFileSync(join(folder, "assets", "app.js.br"))).toString()).toBe(SCRIPT);
    expect(gunzipSync(readFileSync(join(folder, "assets", "app.js.gz"))).toString()).toBe(SCRIPT);
  });

  it.each(["assets/photo.webp", "tiny.js"])("leaves %s alone, which gains nothing by it", (path) => {
    expect(existsSync(join(folder, `${path}.br`))).toBe(false);
    expect(existsSync(join(folder, `${path}.gz`))).toBe(false);
  });
});

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIRST_LOAD_BUDGET_BYTES, firstLoadScripts, firstLoadSizes } from "./bundle-size.mjs";

const PAGE = `<!doctype html><link rel="stylesheet" href="/assets/app.css"><link rel="modulepreload" crossorigin href="/shared.js">
  <script type="module" crossorigin src="/app.js"></script>`;

describe("the size of the first load", () => {
  it("counts the page's own script and what it preloads, and nothing else", () => {
    expect(firstLoadScripts(PAGE)).toEqual(["/shared.js", "/app.js"]);
    expect(firstLoadScripts("<p>nothing</p>")).toEqual([]);
  });

  it("is over the budget when a script is too large", () => {
    const folder = mkdtempSync(join(tmpdir(), "bundle-"));
    writeFileSync(join(folder, "index.html"), PAGE);
    writeFileSync(join(folder, "shared.js"), "0;".repeat(FIRST_LOAD_BUDGET_BYTES));
    writeFileSync(join(folder, "app.js"), randomBytes(FIRST_LOAD_BUDGET_BYTES));
    const [shared, app] = firstLoadSizes(folder);
    rmSync(folder, { recursive: true });
    expect(shared.bytes).toBeLessThan(FIRST_LOAD_BUDGET_BYTES);
    expect(app.bytes).toBeGreaterThan(FIRST_LOAD_BUDGET_BYTES);
  });
});

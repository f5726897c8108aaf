import { describe, expect, it } from "vitest";
import { ALWAYS_ASK, cachePolicyFor, KEEP_FOREVER } from "./cache-policy.ts";

describe("the cache policy", () => {
  it.each(["assets/app-Ab12.js", "/assets/a.css", "assets\\a.css", "assets/app-Ab12.js.br"])("keeps %s", (path) => {
    expect(cachePolicyFor(path)).toBe(KEEP_FOREVER);
  });

  it.each(["index.html", "sw.js", "manifest.webmanifest", "my/assets/a.js", "assets.html"])("asks for %s", (path) => {
    expect(cachePolicyFor(path)).toBe(ALWAYS_ASK);
  });
});

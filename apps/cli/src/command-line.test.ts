import { describe, expect, it } from "vitest";
import { commandFrom, levelFrom } from "./command-line.ts";

describe("the command line", () => {
  it("knows its commands and the level of help, three when none is given", () => {
    expect(commandFrom(["listen"])).toEqual({ ok: true, value: { type: "listen", level: 3, tier: "considered" } });
    expect(commandFrom(["listen", "--level", "0"])).toEqual({
      ok: true,
      value: { type: "listen", level: 0, tier: "considered" },
    });
    expect(commandFrom(["room", "replay", "--level=2"])).toEqual({
      ok: true,
      value: { type: "room-replay", level: 2, tier: "considered" },
    });
    expect(commandFrom(["listen", "--tier", "instant"])).toMatchObject({ ok: true, value: { tier: "instant" } });
    expect(commandFrom(["help"])).toEqual({ ok: true, value: { type: "help" } });
    expect(commandFrom(["listen", "-h"])).toEqual({ ok: true, value: { type: "help" } });
  });

  it.each([
    [[], "no-command"],
    [["--loud"], "unknown-option"],
    [["room"], "unknown-command"],
    [["listen", "loud"], "unknown-option"],
    [["listen", "--level"], "unknown-level"],
    [["listen", "--level", "3.0"], "unknown-level"],
    [["listen", "--tier"], "unknown-tier"],
    [["listen", "--tier", "slow"], "unknown-tier"],
    [["listen", "--quiet"], "unknown-option"],
  ])("refuses %j as %s", (args, type) => {
    expect(commandFrom(args)).toEqual({ ok: false, error: { type } });
  });

  it("takes whole numbers from 0 to 3 as levels, and nothing else", () => {
    expect([0, 1, 2, 3].map(levelFrom)).toEqual([0, 1, 2, 3]);
    for (const value of [4, -1, 1.5, "3", null]) expect(levelFrom(value)).toBeNull();
  });
});

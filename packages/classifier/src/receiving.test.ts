import type { Move, Reading } from "@attune/domain/cycle";
import { describe, expect, it } from "vitest";
import { receivingOf } from "./receiving.ts";

const reading = (talk: Reading["talk"], ...moves: readonly (readonly [Move, number])[]): Reading => ({
  talk,
  gate: talk === "cycle" ? 0.9 : 0.1,
  moves: moves.map(([move, confidence]) => ({ move, confidence, start: 0, end: 1 })),
  safety: [],
  neverHeld: null,
  form: { words: 6, capitals: 0 },
});
const NOTHING = { remark: null, meets: null };
const afraid = reading("secure", ["fear", 0.8]);

describe("a reply to something vulnerable", () => {
  it.each([
    ["reflect", "reflects"],
    ["validate", "validates"],
    ["comfort", "comforts"],
  ] as const)("meets it when it is surely %s", (move, meets) => {
    expect(receivingOf(reading("secure", [move, 0.7]), "…", afraid)).toEqual({ remark: null, meets });
  });

  it.each([
    ["fix", "fixes"],
    ["defend", "defends"],
    ["dismiss", "dismisses"],
  ] as const)("misses it when it is surely %s", (move, remark) => {
    expect(receivingOf(reading("cycle", [move, 0.7]), "It was only an hour.", afraid)).toEqual({ remark, meets: null });
  });

  it("soothes it away when it makes it small with kind words", () => {
    expect(receivingOf(reading("cycle", ["dismiss", 0.7]), "Don’t worry, it’ll be fine.", afraid).remark).toBe(
      "reassures-away",
    );
  });

  it("is left without a word where nothing is sure, or something else comes first", () => {
    expect(receivingOf(reading("secure", ["comfort", 0.4]), "…", afraid)).toEqual(NOTHING);
    expect(receivingOf(reading("secure", ["comfort", 0.6], ["curious", 0.7]), "…", afraid)).toEqual(NOTHING);
    expect(receivingOf(reading("mixed", ["comfort", 0.7]), "…", afraid)).toEqual(NOTHING);
  });

  it("is never said to miss it where it is one of the words that are never held", () => {
    const joke = { ...reading("secure", ["fix", 0.9]), neverHeld: "shared-joke" } as const;
    expect(receivingOf(joke, "…", afraid)).toEqual(NOTHING);
  });
});

describe("a reply to anything else", () => {
  it("is not looked at", () => {
    expect(receivingOf(reading("cycle", ["fix", 0.9]), "…", reading("neutral"))).toEqual(NOTHING);
  });

  it("is looked at after grief, whatever move was heard", () => {
    const grief = { ...reading("neutral"), neverHeld: "grief" } as const;
    expect(receivingOf(reading("secure", ["comfort", 0.9]), "…", grief).meets).toBe("comforts");
  });
});

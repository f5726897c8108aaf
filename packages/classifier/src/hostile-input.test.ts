import { readFileSync } from "node:fs";
import process from "node:process";
import type { Reading } from "@attune/domain/cycle";
import { assert } from "@attune/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createListener } from "./listener.ts";

const made = createListener(
  new Uint8Array(readFileSync(new URL("../weights/listener-v2.bin", import.meta.url))).buffer,
);
assert(made.ok, "the committed weights load");
const listener = made.value;

const RUNS = Number(process.env["ATTUNE_HOSTILE_RUNS"] ?? 100_000);
const SLICES = 5;

const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 16 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    "",
    "\u{1F602}",
    "\ud83d",
    "\udc00\ud800",
    "\u202eevil\u202c",
    "\u200b\u200c\u200d\ufeff",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "‏אני אוהב אותך",
    "\u0000\u0001\u007f",
    "{{7*7}}",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty you",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "ﷺ ﷽",
    "👨‍👩‍👧‍👦🏳️‍🌈",
  ),
);

function isSound({ gate, moves }: Reading, text: string): boolean {
  return gate >= 0 && gate <= 1 && moves.every(({ start, end }) => start >= 0 && start < end && end <= text.length);
}

const perRun = { timeout: 60_000 };

describe("any string at all", () => {
  for (let slice = 0; slice < SLICES; slice += 1) {
    it(`is read without a throw, with places inside it (part ${slice + 1} of ${SLICES})`, perRun, () => {
      fc.assert(
        fc.property(hostile, fc.constantFrom("", "why?", "\ud800"), (text, context) => {
          if (!isSound(listener.read(text, context), text)) throw new Error("a reading out of range");
        }),
        { numRuns: RUNS / SLICES, seed: slice + 1 },
      );
    });
  }

  it.each([
    ["one letter", "a"],
    ["one emoji", "\u{1F602}"],
    ["capitals", "A"],
    ["lone surrogates", "\ud800"],
    ["combining marks", "e\u0301"],
    ["open brackets", "("],
    ["words", "you never "],
    ["first person", "i feel so "],
    ["a conditional", "if you do i am "],
    ["numbers", "0 "],
    ["the largest ligature", "\ufdfa"],
    ["markup", "<b>"],
    ["line breaks", "\n"],
    ["right to left", "\u202eא "],
  ])("of 2,000 characters (%s) is read without a hang; bench measures how fast", (_name, piece) => {
    const text = piece.repeat(Math.ceil(2000 / piece.length)).slice(0, 2000);
    expect(timeOf(text)).toBeLessThan(1000);
  });

  it("of a million characters is read in bounded time", () => {
    for (const piece of ["a", "you never ", "\u{1F602}", "0:", "i am not ", "\ufdfa"]) {
      expect(timeOf(piece.repeat(Math.ceil(1_000_000 / piece.length)))).toBeLessThan(3000);
    }
  });
});

function timeOf(text: string): number {
  const began = performance.now();
  listener.read(text, text);
  return performance.now() - began;
}

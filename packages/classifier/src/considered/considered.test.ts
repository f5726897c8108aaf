import { readFileSync } from "node:fs";
import { assert } from "@attune/kernel";
import { beforeAll, describe, expect, it } from "vitest";
import samples from "../../training/encoder/samples.json" with { type: "json" };
import { createListener, type Listener } from "../listener.ts";
import { openConsidered } from "./considered.ts";
import { createEncoder, type Encoder, MOST_PIECES } from "./encoder.ts";
import { encoderWeightsFrom } from "./encoder-weights.ts";

const bufferOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../weights/${name}`, import.meta.url))).buffer;
const encoderBuffer = bufferOf("encoder-v1.bin");
const weights = bufferOf("listener-v2.bin");
/** Weights that ship are coarser than those that were fitted. */
const GRAIN = 0.25;

let encoder: Encoder;
let listener: Listener;
let atOnce: Listener;

beforeAll(async () => {
  const read = encoderWeightsFrom(encoderBuffer);
  assert(read.ok, "the encoder's file is whole");
  const made = await createEncoder(read.value, null);
  assert(made.ok, "there is WebAssembly");
  encoder = made.value;
  const considered = await openConsidered(encoderBuffer, null);
  assert(considered.ok, "the encoder opens");
  const [close, quick] = [createListener(weights, considered.value), createListener(weights)];
  assert(close.ok && quick.ok, "the weights belong together");
  listener = close.value;
  atOnce = quick.value;
});

describe("the encoder that ships", () => {
  it("says what the one that was fitted says", () => {
    for (const { context, own, logits } of samples) {
      const [found = new Float32Array()] = encoder.logitsOf({ context, own, stretches: [[0, own.length]] });
      for (const [at, logit] of logits.entries()) expect(Math.abs((found[at] ?? 0) - logit)).toBeLessThan(GRAIN);
    }
  });

  it("answers each stretch by itself, in the light of the rest", () => {
    const { own = [] } = samples.find((sample) => sample.own.length > 12) ?? {};
    const stretches = [[0, own.length] as const, [0, 5] as const, [5, own.length] as const];
    const [whole, first, last] = encoder.logitsOf({ context: [], own, stretches });
    expect(first).not.toEqual(whole);
    expect(last).not.toEqual(first);
    const [alone] = encoder.logitsOf({ context: [], own, stretches: stretches.slice(1, 2) });
    for (const [at, logit] of (first ?? []).entries()) expect(alone?.[at]).toBeCloseTo(logit, 3);
  });

  it("takes anything at all: nothing, too much, stretches out of reach", () => {
    const long = Array.from({ length: 3 * MOST_PIECES }, (_, at) => 10 + (at % 500));
    const asked = [
      { own: [], stretches: [[0, 0]] },
      {
        own: long,
        stretches: [
          [0, long.length],
          [290, 300],
          [5, 2],
        ],
      },
    ] as const;
    for (const { own, stretches } of asked) {
      const logits = encoder.logitsOf({ context: long, own, stretches });
      expect(logits).toHaveLength(stretches.length);
      for (const each of logits) expect(each.every(Number.isFinite)).toBe(true);
    }
  });
});

describe("considered reading", () => {
  it("is another reading of the same words, the same each time", () => {
    const text = "You never once asked how the hospital was. I sat there alone and I was frightened.";
    const considered = listener.read(text, "how was your day");
    expect(considered.gate).not.toBe(atOnce.read(text, "how was your day").gate);
    expect(listener.read(text, "how was your day")).toEqual(considered);
  });

  it("hears a long message to its end", () => {
    const calm = "Tomorrow the bus leaves at nine and I will bring the sandwiches. ".repeat(12);
    const hard = "You are pathetic and you always ruin everything, you selfish idiot.";
    expect(listener.read(`${calm}${hard}`).gate).toBeGreaterThan(listener.read(calm).gate);
  });

  it("still never holds what is never held", () => {
    expect(listener.read("Don't touch me!").neverHeld).toBe("safety-boundary");
    expect(listener.read("")).toMatchObject({ talk: "neutral", gate: 0 });
  });
});

it("an encoder that was trained on another corpus is refused", async () => {
  const considered = await openConsidered(encoderBuffer, null);
  assert(considered.ok, "the encoder opens");
  expect(createListener(weights, { ...considered.value, trainedOn: 1 })).toEqual({
    ok: false,
    error: { type: "weights-damaged" },
  });
  expect(await openConsidered(new ArrayBuffer(4), null)).toMatchObject({ error: { type: "not-encoder-weights" } });
});

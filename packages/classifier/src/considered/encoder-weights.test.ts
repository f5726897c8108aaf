import { assert } from "@attune/kernel";
import { describe, expect, it } from "vitest";
import { encoderWeightsFrom, encoderWeightsToBytes } from "./encoder-weights.ts";

const head = {
  trainedOn: 7,
  heads: ["gate"],
  vocabulary: [["\u2581böse", -1]] as const,
  tensors: [
    { name: "coarse", shape: [2, 3], at: 0, scales: 8 },
    { name: "fine", shape: [2], at: 16, scales: null },
  ],
};
const body = new Uint8Array(24);
body.set(new Uint8Array(Int8Array.of(1, -2, 3, 4, 5, -127).buffer));
body.set(new Uint8Array(Float32Array.of(0.5, 2).buffer), 8);
body.set(new Uint8Array(Float32Array.of(0.25, -3).buffer), 16);
const bytes = encoderWeightsToBytes(head, body);
const bufferOf = (change: (copy: Uint8Array<ArrayBuffer>) => void = () => undefined) => {
  const copy = Uint8Array.from(bytes);
  change(copy);
  return copy.buffer;
};

describe("an encoder file", () => {
  it("gives back what was written, whole numbers by the scale of their row", () => {
    const read = encoderWeightsFrom(bufferOf());
    assert(read.ok, "what was written is read");
    expect(read.value).toMatchObject({ trainedOn: 7, heads: ["gate"], vocabulary: [["\u2581böse", -1]] });
    expect([...(read.value.tensorOf("coarse")?.values ?? [])]).toEqual([0.5, -1, 1.5, 8, 10, -254]);
    expect([...(read.value.tensorOf("fine")?.values ?? [])]).toEqual([0.25, -3]);
    expect(read.value.tensorOf("missing")).toBeNull();
  });

  it("is refused when it is another file, of another version, or damaged", () => {
    const errorOf = (buffer: ArrayBuffer) => {
      const read = encoderWeightsFrom(buffer);
      return read.ok ? null : read.error;
    };
    expect(errorOf(new ArrayBuffer(3))).toEqual({ type: "not-encoder-weights" });
    expect(errorOf(bufferOf((copy) => copy.fill(0, 0, 4)))).toEqual({ type: "not-encoder-weights" });
    expect(errorOf(bufferOf((copy) => copy.fill(9, 4, 5)))).toEqual({ type: "encoder-of-another-version", version: 9 });
    expect(errorOf(bufferOf((copy) => copy.fill(9, copy.length - 1)))).toEqual({ type: "encoder-damaged" });
  });
});

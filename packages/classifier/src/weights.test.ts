import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createListener } from "./listener.ts";
import { weightsFrom, weightsToBuffer } from "./weights.ts";

const committed = new Uint8Array(readFileSync(new URL("../weights/listener-v2.bin", import.meta.url)));
const changed = (at: number, value: number): ArrayBuffer => {
  const copy = Uint8Array.from(committed);
  copy[at] = value;
  return copy.buffer;
};

describe("the weights file", () => {
  it("is under a megabyte and loads", () => {
    expect(committed.byteLength).toBeLessThan(1_000_000);
    expect(weightsFrom(committed.buffer)).toMatchObject({ ok: true });
  });

  it("comes back byte for byte when it is written again", () => {
    const weights = weightsFrom(committed.buffer);
    expect(weights.ok && new Uint8Array(weightsToBuffer(weights.value))).toEqual(committed);
  });

  it("is refused when it is something else, of another version, for other features, or damaged", () => {
    expect(createListener(new ArrayBuffer(0))).toEqual({ ok: false, error: { type: "not-listener-weights" } });
    expect(createListener(changed(0, 0))).toEqual({ ok: false, error: { type: "not-listener-weights" } });
    expect(createListener(changed(4, 9))).toEqual({
      ok: false,
      error: { type: "weights-of-another-version", version: 9 },
    });
    const feature = (committed[12] ?? 0) ^ 1;
    expect(createListener(changed(12, feature))).toEqual({ ok: false, error: { type: "weights-for-other-features" } });
    const middle = committed.length >> 1;
    const weight = (committed[middle] ?? 0) ^ 1;
    expect(createListener(changed(middle, weight))).toEqual({ ok: false, error: { type: "weights-damaged" } });
    expect(createListener(committed.buffer.slice(0, -1))).toEqual({ ok: false, error: { type: "weights-damaged" } });
  });
});

import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createOutput } from "./output.ts";

describe("output", () => {
  it("waits while the reader is behind", async () => {
    const slow = new PassThrough({ highWaterMark: 4 });
    const { writeLine } = createOutput(slow);
    let written = false;
    const writing = writeLine("many letters").then(() => {
      written = true;
    });
    await new Promise(setImmediate);
    expect(written).toBe(false);
    slow.resume();
    await writing;
    expect(written).toBe(true);
  });

  it("ends quietly when the reader has gone", async () => {
    const broken = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("gone"), { code: "EPIPE" })),
    });
    const { writeLine, isGone } = createOutput(broken);
    await writeLine("first");
    await new Promise(setImmediate);
    expect(isGone()).toBe(true);
    await expect(writeLine("second")).resolves.toBeUndefined();
  });
});

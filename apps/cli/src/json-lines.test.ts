import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InputLine, inputLines, LONGEST_LINE } from "./json-lines.ts";

async function linesIn(chunks: readonly Uint8Array[]): Promise<readonly InputLine[]> {
  const lines: InputLine[] = [];
  for await (const line of inputLines(chunked(chunks))) lines.push(line);
  return lines;
}

async function* chunked(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const line = (number: number, value: string) => ({ number, text: { ok: true, value } });

describe("input lines", () => {
  it("are the same however the bytes are cut", async () => {
    const text = "één\n\n{\u2028}\r\n\u{1F602}\nlast";
    const bytes = bytesOf(text);
    const expected = [line(1, "één"), line(3, "{\u2028}\r"), line(4, "\u{1F602}"), line(5, "last")];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length }), { maxLength: 6 }), async (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((to, at) => bytes.slice(places[at], to));
        expect(await linesIn(chunks)).toEqual(expected);
      }),
    );
  });

  it("that are far too long are named and not kept", async () => {
    const part = bytesOf("x".repeat(LONGEST_LINE / 2));
    const lines = await linesIn([part, part, part, bytesOf("\nok\n")]);
    expect(lines).toEqual([{ number: 1, text: { ok: false, error: { type: "line-too-long" } } }, line(2, "ok")]);
  });
});

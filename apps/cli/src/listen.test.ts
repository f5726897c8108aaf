import { assert } from "@attune/kernel";
import { describe, expect, it } from "vitest";
import { type Listening, listen } from "./listen.ts";
import { replayRoom } from "./room-replay.ts";
import { loadListener } from "./weights-file.ts";

const loaded = await loadListener("instant");
assert(loaded.ok, "the weights load");
const listener = loaded.value;

type Play = (bytes: AsyncIterable<Uint8Array>, listening: Listening) => Promise<boolean>;

async function play(what: Play, input: string, change: Partial<Listening> = {}) {
  const written: unknown[] = [];
  const writeLine = async (value: unknown) => {
    written.push(value);
  };
  const clean = await what(once(input), { listener, level: 3, writeLine, isGone: () => false, ...change });
  return { clean, written };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

describe("listening to a stream", () => {
  it("lets a line ask for its own level", async () => {
    const text = "You don't care about me at all.";
    const { clean, written } = await play(listen, `${JSON.stringify({ text })}\n${JSON.stringify({ text, level: 0 })}`);
    expect(clean).toBe(true);
    expect(written).toMatchObject([{ outcome: "held" }, { outcome: "crosses" }]);
  });

  it("gives signs of danger with their kind", async () => {
    const text = "You grabbed my wrist and pushed me into the door, it is still purple.";
    expect((await play(listen, JSON.stringify({ text }))).written).toMatchObject([
      { outcome: "crosses", safety: [{ kind: "violence" }] },
    ]);
  });

  it("keeps only an id that is text or a number", async () => {
    const { written } = await play(listen, `{"id":{},"text":"hi"}\n{"id":null}\n{"id":0,"text":"hi"}`);
    expect(written).toMatchObject([
      { id: 1, error: { type: "wrong-type", field: "id" } },
      { id: 2, error: { type: "missing-text" } },
      { id: 0, outcome: "crosses" },
    ]);
  });

  it("stops when the reader has gone", async () => {
    expect(await play(listen, `{"text":"hi"}`, { isGone: () => true })).toEqual({ clean: true, written: [] });
    expect(await play(replayRoom, `{"speaker":"A","text":"hi"}`, { isGone: () => true })).toEqual({
      clean: true,
      written: [],
    });
  });
});

describe("replaying a conversation", () => {
  const turns = (...said: readonly (readonly [string, unknown])[]) =>
    said.map(([speaker, text]) => JSON.stringify({ speaker, text })).join("\n");

  it("mirrors after two cycle exchanges, pauses after three, and goes on after the pause", async () => {
    const quarrel: [string, string][] = Array.from({ length: 6 }, (_, at) =>
      at % 2 === 0 ? ["A", "You don't care about me at all."] : ["B", "Whatever. I'm done."],
    );
    const { written } = await play(replayRoom, turns(...quarrel, ["A", "Can you pick up milk and bread at six?"]));
    expect(written.map((turn) => (turn as { readonly step: string }).step)).toEqual([
      "hold",
      "hold",
      "hold",
      "mirror",
      "hold",
      "pause",
      "pass",
    ]);
  });

  it("remarks on a reply that misses something vulnerable", async () => {
    const { written } = await play(
      replayRoom,
      turns(
        ["A", "I feel so lonely lately, and I'm scared of losing you."],
        ["B", "Then just make a list and join a club."],
      ),
    );
    expect(written).toMatchObject([
      { outcome: "crosses" },
      { speaker: "B", step: expect.stringMatching(/remark|hold/) },
    ]);
  });

  it("names what is wrong with a turn", async () => {
    const { clean, written } = await play(
      replayRoom,
      `nope\n{"speaker":"A"}\n${turns(["A", 5], ["", "hi"], ["A", ""])}`,
    );
    expect(clean).toBe(false);
    expect(written).toMatchObject([
      { id: 1, error: { type: "not-json" } },
      { id: 2, error: { type: "missing-text" } },
      { id: 3, error: { type: "wrong-type", field: "text" } },
      { id: 4, error: { type: "unknown-speaker" } },
      { speaker: "A", step: "wait" },
    ]);
  });
});

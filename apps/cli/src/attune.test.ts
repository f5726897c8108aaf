import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const BIN = fileURLToPath(new URL("../bin/attune.mjs", import.meta.url));
const SLOW = { timeout: 60_000 };

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly problems: string;
}

function run(args: readonly string[], input = ""): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...args]);
  const out: Buffer[] = [];
  const problems: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => problems.push(chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on("close", (status) => {
      resolve({ status, out: Buffer.concat(out).toString(), problems: Buffer.concat(problems).toString() });
    });
  });
}

const valuesIn = (out: string): unknown[] =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const linesOf = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");

describe("attune listen", SLOW, () => {
  it("answers each line in order, by its id or its number", async () => {
    const { status, out } = await run(
      ["listen"],
      linesOf(
        { id: "a", text: "You don't care about me at all.", context: "I'm home" },
        { text: "I'm scared of losing you." },
        { id: 7, text: "Can you pick up milk and bread on the way home?" },
      ),
    );
    expect(status).toBe(0);
    expect(valuesIn(out)).toMatchObject([
      { id: "a", outcome: "held", talk: "cycle", safety: [] },
      { id: 2, outcome: "crosses", talk: "secure" },
      { id: 7, outcome: "crosses", talk: "neutral" },
    ]);
    const [first] = valuesIn(out) as [{ readonly gate: number; readonly moves: readonly object[] }];
    expect(Object.keys(first)).toEqual(["id", "outcome", "talk", "gate", "moves", "safety"]);
    expect(first.gate).toBeGreaterThan(0.8);
    expect(first.moves[0]).toEqual({
      move: expect.any(String),
      confidence: expect.any(Number),
      start: expect.any(Number),
      end: expect.any(Number),
    });
  });

  it("says what is wrong with a line, goes on, and ends with status 1", async () => {
    const { status, out } = await run(
      ["listen"],
      `nope\n${linesOf([], { id: "b" }, { id: "c", text: 5 }, { id: "d", text: "hi", context: 1 }, { id: "e", text: "hi", level: 9 })}\n${linesOf({ text: "hi" })}`,
    );
    expect(status).toBe(1);
    expect(valuesIn(out)).toMatchObject([
      { id: 1, error: { type: "not-json" } },
      { id: 2, error: { type: "not-an-object" } },
      { id: "b", error: { type: "missing-text" } },
      { id: "c", error: { type: "wrong-type", field: "text" } },
      { id: "d", error: { type: "wrong-type", field: "context" } },
      { id: "e", error: { type: "unknown-level" } },
      { id: 8, outcome: "crosses" },
    ]);
  });

  it("holds less at a lower level, and nothing at 0", async () => {
    const input = linesOf({ text: "You don't care about me at all." });
    expect(valuesIn((await run(["listen", "--level", "0"], input)).out)).toMatchObject([{ outcome: "crosses" }]);
    expect(valuesIn((await run(["listen", "--level=3"], input)).out)).toMatchObject([{ outcome: "held" }]);
  });

  it("reads hostile text, a byte-order mark and other line separators inside strings", async () => {
    const texts = ["", "\u{1F602}", "<script>alert(1)</script>", "\u2028\u2029", "\ud800", "x".repeat(1_000_000)];
    const { status, out } = await run(["listen"], `\ufeff${linesOf(...texts.map((text) => ({ text })))}`);
    expect(status).toBe(0);
    expect(valuesIn(out)).toHaveLength(texts.length);
  });

  it("stops quietly when nobody reads on", async () => {
    const child = spawn(process.execPath, [BIN, "listen"]);
    let problems = "";
    child.stderr.on("data", (chunk: Buffer) => {
      problems += chunk.toString();
    });
    child.stdin.on("error", () => undefined);
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.end(linesOf({ text: "hello" }).repeat(20_000));
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect(problems).toBe("");
    expect(status).toBe(0);
  });
});

describe("attune room replay", SLOW, () => {
  it("says what the Room would do with each turn", async () => {
    const { status, out } = await run(
      ["room", "replay"],
      linesOf(
        { speaker: "A", text: "You don't care about me at all." },
        { speaker: "B", text: "Whatever. I'm done." },
        { speaker: "A", text: "You only said that to hurt me." },
        { speaker: "B", text: "Forget it. I have nothing to say to you." },
      ),
    );
    expect(status).toBe(0);
    expect(valuesIn(out)).toEqual([
      { speaker: "A", outcome: "held", depth: "calm", step: "hold", level: 3 },
      { speaker: "B", outcome: "held", depth: "calm", step: "hold", level: 3 },
      { speaker: "A", outcome: "held", depth: "hot", step: "hold", level: 3 },
      { speaker: "B", outcome: "held", depth: "hot", step: "mirror", level: 3 },
    ]);
  });

  it("lets words wait when it is the partner's turn to answer, and slows down for a first softening", async () => {
    const { out } = await run(
      ["room", "replay", "--level", "1"],
      linesOf(
        { speaker: "A", text: "You don't care about me at all." },
        { speaker: "A", text: "Can you pick up milk on the way home?" },
        { speaker: "B", text: "So you feel that I don't care, is that right?" },
        { speaker: "A", text: "I'm scared of losing you." },
      ),
    );
    expect(valuesIn(out)).toMatchObject([
      { speaker: "A" },
      { step: "wait" },
      { step: "pass" },
      { step: "slow", level: 1 },
    ]);
  });

  it("refuses a speaker it does not know, and goes on", async () => {
    const { status, out } = await run(
      ["room", "replay"],
      linesOf({ speaker: "C", text: "hi" }, { speaker: "A", text: "hi" }),
    );
    expect(status).toBe(1);
    expect(valuesIn(out)).toMatchObject([
      { id: 1, error: { type: "unknown-speaker" } },
      { speaker: "A", step: "pass" },
    ]);
  });
});

describe("attune", SLOW, () => {
  it("explains itself", async () => {
    const { status, out } = await run(["--help"]);
    expect(status).toBe(0);
    expect(out).toContain("attune room replay");
  });

  it.each([
    { args: [], type: "no-command" },
    { args: ["sing"], type: "unknown-command" },
    { args: ["listen", "--loud"], type: "unknown-option" },
    { args: ["listen", "--level", "4"], type: "unknown-level" },
    { args: ["room", "replay", "--level"], type: "unknown-level" },
  ])("does not understand $args: $type, status 2", async ({ args, type }) => {
    const { status, out, problems } = await run(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(problems).toContain(type);
  });
});

describe("attune relay", SLOW, () => {
  it("is the relay's own program", async () => {
    const { status, out } = await run(["relay", "--help"]);
    expect([status, out]).toEqual([0, expect.stringContaining("DATABASE_URL")]);
  });
});

import { readFile } from "node:fs/promises";
import { createListener } from "@attune/classifier";
import { percentile } from "./percentile.ts";

/** Messages of 2,000 characters made to be hard to read: the slowest of each kind, cold and warm. Goal: under 50 ms. */
const PIECES: Readonly<Record<string, string>> = {
  letters: "a",
  emoji: "😂",
  capitals: "A",
  "lone surrogates": "\ud800",
  "combining marks": "e\u0301",
  brackets: "(",
  words: "you never ",
  "first person": "i feel so ",
  conditionals: "if you do i am ",
  numbers: "0 ",
  ligatures: "\ufdfa",
  markup: "<b>",
  "right to left": "\u202eא ",
};
const ROUNDS = 30;

const bytes = await readFile(new URL("../../packages/classifier/weights/listener-v2.bin", import.meta.url));
const loaded = createListener(new Uint8Array(bytes).buffer);
if (!loaded.ok) throw new Error(loaded.error.type);
const listener = loaded.value;

const kinds = Object.entries(PIECES).map(([kind, piece]) => {
  const text = piece.repeat(Math.ceil(2000 / piece.length)).slice(0, 2000);
  const [cold = 0, ...warm] = Array.from({ length: ROUNDS }, (_, round) =>
    timeOf(`${text.slice(0, -4)}${1000 + round}`),
  );
  return { kind, coldMs: round2(cold), p50Ms: round2(percentile(warm, 0.5)), maxMs: round2(Math.max(...warm)) };
});
console.log(
  JSON.stringify({
    bench: "hostile-words",
    characters: 2000,
    slowestMs: Math.max(...kinds.map(({ coldMs, maxMs }) => Math.max(coldMs, maxMs))),
    kinds,
  }),
);

/** Each round ends in other digits, so that nothing is remembered from the round before. */
function timeOf(text: string): number {
  const start = performance.now();
  listener.read(text, text);
  return performance.now() - start;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

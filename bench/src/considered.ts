import { onBenchPage } from "./bench-page.ts";
import { percentile } from "./percentile.ts";

/** Thirty words after what the partner said: how long it takes to consider them in WebAssembly, and in plain JavaScript in the same run. */
const WORDS =
  "I waited in the car for almost an hour and you did not even write one line, and then you came out laughing with them as if I was not there at all.";
const BEFORE = "I told you it might take longer, and my phone was in my coat the whole time.";
const ROUNDS = 60;

const took = await onBenchPage((page) =>
  page.evaluate(([words, before, rounds]) => window.considered({ words, before, rounds }), [
    WORDS,
    BEFORE,
    ROUNDS,
  ] as const),
);
const at = (share: number) => {
  const [compiled = 0, plain = 0] = [took.compiled, took.plain].map((all) => percentile(all, share));
  return { compiledMs: compiled, plainMs: plain, timesFaster: Number((plain / compiled).toFixed(2)) };
};
console.log(
  JSON.stringify({ bench: "considered", words: WORDS.split(" ").length, rounds: ROUNDS, p50: at(0.5), p95: at(0.95) }),
);

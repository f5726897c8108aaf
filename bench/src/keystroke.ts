import { onBenchPage } from "./bench-page.ts";
import { percentile } from "./percentile.ts";

/** Sixty words, invented: how long it takes from each keystroke to the verdict, beside a plain tokenising pass. */
const DRAFT =
  "When I came in last night and the lights were already out, I stood in the hall for a while and did not know whether I should wake you. You never tell me when you go to bed early. I told myself that you had enough of me, and I felt so alone with it that I stayed in the kitchen.";
const ROUNDS = 3;

const took = await onBenchPage((page) =>
  page.evaluate(([draft, rounds]) => window.keystrokes(draft, rounds), [DRAFT, ROUNDS] as const),
);
const at = (share: number) => {
  const [verdict, split, segment] = [took.read, took.split, took.segment].map((all) => percentile(all, share));
  return {
    verdictMs: verdict,
    splitMs: split,
    segmentMs: segment,
    toSplit: ratio(verdict, split),
    toSegment: ratio(verdict, segment),
  };
};
const words = DRAFT.split(" ").length;
console.log(JSON.stringify({ bench: "keystroke", words, keystrokes: took.read.length, p50: at(0.5), p95: at(0.95) }));

function ratio(one: number | undefined, other: number | undefined): number {
  return Number(((one ?? 0) / (other ?? 1)).toFixed(2));
}

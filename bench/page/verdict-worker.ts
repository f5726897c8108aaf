import { createListener, type Listener } from "@attune/classifier";
import weightsUrl from "@attune/classifier/weights?url";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Two plain passes over the same text, which a reading is compared with: a split at white space, and the platform's own segmenter. */
const PASSES = {
  split: (text: string): number => counted(text.toLowerCase().split(/[\s.,!?;]+/u)),
  segment: (text: string): number => counted([...segmenter.segment(text.toLowerCase())].map(({ segment }) => segment)),
};

function counted(words: readonly string[]): number {
  const seen = new Map<string, number>();
  for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
  return seen.size;
}

let listener: Listener | undefined;

self.addEventListener(
  "message",
  async ({ data }: MessageEvent<{ readonly ask: "load" | "read" | keyof typeof PASSES; readonly text: string }>) => {
    if (data.ask === "load") {
      const loaded = createListener(await (await fetch(weightsUrl)).arrayBuffer());
      if (loaded.ok) listener = loaded.value;
      self.postMessage(loaded.ok);
      return;
    }
    self.postMessage(
      data.ask === "read" ? listener?.read(data.text, "You never told me.") : PASSES[data.ask](data.text),
    );
  },
);

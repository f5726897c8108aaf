import { createListener, type Listener } from "@attune/classifier";
import weightsUrl from "@attune/classifier/weights?url";

/** A plain pass over the same text: words by white space, lower case, counted. What a reading is compared with. */
function tokenise(text: string): number {
  const seen = new Map<string, number>();
  for (const word of text.toLowerCase().split(/[\s.,!?;]+/u)) seen.set(word, (seen.get(word) ?? 0) + 1);
  return seen.size;
}

let listener: Listener | undefined;

self.addEventListener(
  "message",
  async ({ data }: MessageEvent<{ readonly ask: "load" | "read" | "tokenise"; readonly text: string }>) => {
    if (data.ask === "load") {
      const loaded = createListener(await (await fetch(weightsUrl)).arrayBuffer());
      if (loaded.ok) listener = loaded.value;
      self.postMessage(loaded.ok);
      return;
    }
    self.postMessage(data.ask === "read" ? listener?.read(data.text, "You never told me.") : tokenise(data.text));
  },
);

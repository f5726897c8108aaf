type Question = "read" | "split" | "segment";

declare global {
  interface Window {
    keystrokes: (draft: string, rounds: number) => Promise<Record<Question, readonly number[]>>;
  }
}

/** Types a draft letter by letter: milliseconds from each keystroke to the verdict, and to two plain tokenising passes, in turn. */
window.keystrokes = async (draft, rounds) => {
  const worker = new Worker(new URL("./verdict-worker.ts", import.meta.url), { type: "module" });
  const ask = (question: "load" | Question, text: string): Promise<number> =>
    new Promise((resolve) => {
      const start = performance.now();
      worker.addEventListener("message", () => resolve(performance.now() - start), { once: true });
      worker.postMessage({ ask: question, text });
    });
  await ask("load", "");
  const took: Record<Question, number[]> = { read: [], split: [], segment: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (let length = 1; length <= draft.length; length += 1) {
      for (const question of ["read", "split", "segment"] as const) {
        const milliseconds = await ask(question, draft.slice(0, length));
        // The first round warms the engine and is not counted.
        if (round > 0) took[question].push(milliseconds);
      }
    }
  }
  return took;
};

export {};

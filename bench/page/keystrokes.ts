declare global {
  interface Window {
    keystrokes: (
      draft: string,
      rounds: number,
    ) => Promise<{ readonly verdict: readonly number[]; readonly pass: readonly number[] }>;
  }
}

/** Types a draft letter by letter: milliseconds from each keystroke to the verdict, and to a plain tokenising pass, in turn. */
window.keystrokes = async (draft, rounds) => {
  const worker = new Worker(new URL("./verdict-worker.ts", import.meta.url), { type: "module" });
  const ask = (question: "load" | "read" | "tokenise", text: string): Promise<number> =>
    new Promise((resolve) => {
      const start = performance.now();
      worker.addEventListener("message", () => resolve(performance.now() - start), { once: true });
      worker.postMessage({ ask: question, text });
    });
  await ask("load", "");
  const verdict: number[] = [];
  const pass: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (let length = 1; length <= draft.length; length += 1) {
      const text = draft.slice(0, length);
      const took = await ask("read", text);
      const plain = await ask("tokenise", text);
      // The first round warms the engine and is not counted.
      if (round > 0) {
        verdict.push(took);
        pass.push(plain);
      }
    }
  }
  return { verdict, pass };
};

export {};

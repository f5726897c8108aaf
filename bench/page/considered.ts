import "@tensorflow/tfjs-backend-cpu";
import { createListener, type Listener } from "@attune/classifier";
import { openConsidered } from "@attune/classifier/considered";
import encoderUrl from "@attune/classifier/encoder?url";
import weightsUrl from "@attune/classifier/weights?url";
import plainUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import quickUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";
import { setBackend } from "@tensorflow/tfjs-core";

const WASM = {
  "tfjs-backend-wasm.wasm": plainUrl,
  "tfjs-backend-wasm-simd.wasm": quickUrl,
  "tfjs-backend-wasm-threaded-simd.wasm": quickUrl,
};

interface Asked {
  readonly words: string;
  readonly before: string;
  readonly rounds: number;
}

declare global {
  interface Window {
    considered: (asked: Asked) => Promise<Record<"compiled" | "plain", readonly number[]>>;
  }
}

/** Considers the same words again and again, each time with another number behind them, so that nothing is remembered. */
window.considered = async ({ words, before, rounds }) => {
  const { read } = await openListener();
  const took: Record<"compiled" | "plain", number[]> = { compiled: [], plain: [] };
  let number = 0;
  const readOnce = () => {
    number += 1;
    const start = performance.now();
    read(`${words} ${number}`, before);
    return performance.now() - start;
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, backend] of ENGINES) {
      await setBackend(backend);
      // The first reading after a change moves numbers over and is not counted, and the first rounds warm the engine.
      readOnce();
      const milliseconds = [readOnce(), readOnce()];
      if (round > 1) took[name].push(...milliseconds);
    }
  }
  return took;
};

const ENGINES = [
  ["compiled", "wasm"],
  ["plain", "cpu"],
] as const;

async function openListener(): Promise<Listener> {
  const [weights = NOTHING, encoder = NOTHING] = await Promise.all(
    [weightsUrl, encoderUrl].map(async (url) => (await fetch(url)).arrayBuffer()),
  );
  const considered = await openConsidered(encoder, WASM);
  const listener = considered.ok ? createListener(weights, considered.value) : considered;
  if (!listener.ok) throw new Error(listener.error.type);
  return listener.value;
}

const NOTHING = new ArrayBuffer();

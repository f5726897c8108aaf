import type { CloserLookState } from "@attune/application";
import { createListener, type Listener } from "@attune/classifier";
import encoderUrl from "@attune/classifier/encoder?url";
import plainUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url";
import quickUrl from "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url";

/** Where the compiled arithmetic is served; threads of its own it is not given. */
const WASM = {
  "tfjs-backend-wasm.wasm": plainUrl,
  "tfjs-backend-wasm-simd.wasm": quickUrl,
  "tfjs-backend-wasm-threaded-simd.wasm": quickUrl,
};

const STEPS = 50;

/**
 * Fetches what a closer look takes, and opens it beside the weights that are there already. Null when it cannot be had
 * now. `onNews` hears how much has come, in fifty steps at the most.
 */
export async function openCloserLook(
  weights: ArrayBuffer,
  onNews: (state: CloserLookState) => void,
): Promise<Listener | null> {
  try {
    onNews({ type: "coming", share: 0 });
    const [bytes, { openConsidered }] = await Promise.all([
      fetchedWhole(encoderUrl, (share) => onNews({ type: "coming", share })),
      import("@attune/classifier/considered"),
    ]);
    const considered = await openConsidered(bytes, WASM);
    const listener = considered.ok ? createListener(weights, considered.value) : considered;
    onNews({ type: listener.ok ? "ready" : "failed" });
    return listener.ok ? listener.value : null;
  } catch {
    onNews({ type: "failed" });
    return null;
  }
}

async function fetchedWhole(url: string, onShare: (share: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(url);
  const of = Number(response.headers.get("content-length") ?? 0);
  if (!response.ok || response.body === null) throw new TypeError("the encoder is served with the app");
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  let told = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    loaded += part.value.length;
    const step = of > 0 ? Math.floor((Math.min(loaded, of) / of) * STEPS) : 0;
    if (step > told) onShare(step / STEPS);
    told = step;
  }
  return new Blob(parts).arrayBuffer();
}

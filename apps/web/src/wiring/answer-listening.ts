import type { CloserLookState } from "@attune/application";
import { createListener, type Listener } from "@attune/classifier";
import weightsUrl from "@attune/classifier/weights?url";
import { assert } from "@attune/kernel";
import { openCloserLook } from "./closer-look.ts";
import type { ListeningAnswer, ListeningRequest } from "./listening-protocol.ts";

interface Ears {
  readonly weights: ArrayBuffer;
  readonly atOnce: Listener;
}

let ears: Promise<Ears> | undefined;
/** Undefined until somebody asks for it; null while it is not there. */
let closer: Listener | null | undefined;

/** Answers one request, in the Worker or, where there is none, on the page itself. */
export async function answerListening(
  request: ListeningRequest,
  onNews: (state: CloserLookState) => void,
): Promise<ListeningAnswer> {
  const { id, text, care } = request;
  try {
    ears ??= loadEars();
    const { weights, atOnce } = await ears;
    if (care === "considered" && closer === undefined) begin(weights, onNews);
    const listener = care === "considered" ? (closer ?? atOnce) : atOnce;
    if (request.ask === "read") return { id, type: "read", reading: listener.read(text, request.context) };
    return { id, type: "read-reply", reply: listener.readReply(text, request.message) };
  } catch {
    ears = undefined;
    return { id, type: "failed" };
  }
}

function begin(weights: ArrayBuffer, onNews: (state: CloserLookState) => void): void {
  closer = null;
  void openCloserLook(weights, onNews).then((listener) => {
    closer = listener;
    // Without a network it may be there some time later.
    if (listener === null) setTimeout(askAnew, TRY_AGAIN_MS);
  });
}

const TRY_AGAIN_MS = 60_000;

function askAnew(): void {
  closer = undefined;
}

async function loadEars(): Promise<Ears> {
  const response = await fetch(weightsUrl);
  assert(response.ok, "the weights are served with the app");
  const weights = await response.arrayBuffer();
  const loaded = createListener(weights);
  assert(loaded.ok, "the weights belong to this version of the app");
  return { weights, atOnce: loaded.value };
}

import { createListener, type Listener } from "@attune/classifier";
import weightsUrl from "@attune/classifier/weights?url";
import { assert } from "@attune/kernel";
import type { ListeningAnswer, ListeningRequest } from "./listening-protocol.ts";

let listener: Promise<Listener> | undefined;

/** Answers one request, in the Worker or, where there is none, on the page itself. */
export async function answerListening(request: ListeningRequest): Promise<ListeningAnswer> {
  const { id } = request;
  try {
    listener ??= loadListener();
    const ears = await listener;
    if (request.ask === "read") return { id, type: "read", reading: ears.read(request.text, request.context) };
    return { id, type: "read-reply", reply: ears.readReply(request.text, request.message) };
  } catch {
    listener = undefined;
    return { id, type: "failed" };
  }
}

async function loadListener(): Promise<Listener> {
  const response = await fetch(weightsUrl);
  assert(response.ok, "the weights are served with the app");
  const loaded = createListener(await response.arrayBuffer());
  assert(loaded.ok, "the weights belong to this version of the app");
  return loaded.value;
}

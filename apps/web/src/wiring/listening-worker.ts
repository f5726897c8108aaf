import { answerListening } from "./answer-listening.ts";
import type { ListeningRequest } from "./listening-protocol.ts";

self.addEventListener("message", async (message: MessageEvent<ListeningRequest>) => {
  self.postMessage(await answerListening(message.data));
});

import { answerListening } from "./answer-listening.ts";
import type { ListeningNews, ListeningRequest } from "./listening-protocol.ts";

self.addEventListener("message", async (message: MessageEvent<ListeningRequest>) => {
  const answer = await answerListening(message.data, (state) =>
    self.postMessage({ type: "closer-look", state } satisfies ListeningNews),
  );
  self.postMessage(answer);
});

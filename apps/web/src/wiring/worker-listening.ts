import type { Listening } from "@attune/application";
import type { ListeningAnswer, ListeningRequest } from "./listening-protocol.ts";
import workerUrl from "./listening-worker.ts?worker&url";
import { ownScriptUrl } from "./trusted-types.ts";

/** Words could not be read: what the Room listens with could not be loaded. */
export class ListeningFailed extends Error {
  override readonly name = "ListeningFailed";
}

type Unnumbered = ListeningRequest extends infer Request
  ? Request extends ListeningRequest
    ? Omit<Request, "id">
    : never
  : never;

/** Listening that runs beside the page, so that typing never waits; on the page itself when there is no Worker. */
export function createWorkerListening(): Listening {
  const waiting = new Map<number, (answer: ListeningAnswer) => void>();
  let worker: Worker | null | undefined;
  let lastId = 0;

  function start(): Worker | null {
    try {
      const started = new Worker(ownScriptUrl(workerUrl), { type: "module" });
      started.addEventListener("message", ({ data }: MessageEvent<ListeningAnswer>) => settle(data));
      started.addEventListener("error", giveUp);
      return started;
    } catch {
      return null;
    }
  }

  function settle(answer: ListeningAnswer): void {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  }

  function giveUp(): void {
    worker?.terminate();
    worker = null;
    for (const id of [...waiting.keys()]) settle({ id, type: "failed" });
  }

  async function ask(question: Unnumbered): Promise<ListeningAnswer> {
    lastId += 1;
    const request = { ...question, id: lastId } as ListeningRequest;
    if (worker === undefined) worker = start();
    const beside = worker;
    if (beside) {
      const answer = await new Promise<ListeningAnswer>((resolve) => {
        waiting.set(request.id, resolve);
        beside.postMessage(request);
      });
      if (answer.type !== "failed") return answer;
    }
    const { answerListening } = await import("./answer-listening.ts");
    return answerListening(request);
  }

  return {
    async read(text, context) {
      const answer = await ask({ ask: "read", text, context });
      if (answer.type !== "read") throw new ListeningFailed();
      return answer.reading;
    },
    async readReply(text, message) {
      const answer = await ask({ ask: "read-reply", text, message });
      if (answer.type !== "read-reply") throw new ListeningFailed();
      return answer.reply;
    },
  };
}

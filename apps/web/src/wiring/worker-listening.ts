import type { Care, CloserLookState, Listening, ReadReply } from "@attune/application";
import type { Reading } from "@attune/domain/cycle";
import type { ListeningAnswer, ListeningNews, ListeningRequest } from "./listening-protocol.ts";
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
  const listeners = new Set<() => void>();
  let closerLook: CloserLookState = { type: "not-asked" };
  let worker: Worker | null | undefined;
  let lastId = 0;

  function hear(state: CloserLookState): void {
    closerLook = state;
    for (const listener of [...listeners]) listener();
  }

  function start(): Worker | null {
    try {
      const started = new Worker(ownScriptUrl(workerUrl), { type: "module" });
      started.addEventListener("message", ({ data }: MessageEvent<ListeningAnswer | ListeningNews>) =>
        data.type === "closer-look" ? hear(data.state) : settle(data),
      );
      started.addEventListener("error", giveUp);
      window.addEventListener("pagehide", letGo, { once: true });
      return started;
    } catch {
      return null;
    }
  }

  /** Nothing that was being read outlives the page, however busy the Worker is; a page that comes back begins anew. */
  function letGo(): void {
    worker?.terminate();
    worker = undefined;
    waiting.clear();
    closerLook = { type: "not-asked" };
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
    return answerListening(request, hear);
  }

  async function readWith(care: Care, text: string, context: string): Promise<Reading> {
    const answer = await ask({ ask: "read", text, context, care });
    if (answer.type !== "read") throw new ListeningFailed();
    return answer.reading;
  }

  async function readReplyWith(care: Care, text: string, message: string): Promise<ReadReply> {
    const answer = await ask({ ask: "read-reply", text, message, care });
    if (answer.type !== "read-reply") throw new ListeningFailed();
    return answer.reply;
  }

  return {
    read: (text, context) => readWith("at-once", text, context),
    readReply: (text, message) => readReplyWith("at-once", text, message),
    consider: (text, context) => readWith("considered", text, context),
    considerReply: (text, message) => readReplyWith("considered", text, message),
    closerLook: {
      state: () => closerLook,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}

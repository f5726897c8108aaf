import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ok, type Result } from "@attune/kernel";
import type { AccountQuota } from "../store/append-plan.ts";
import type { Appending } from "../store/appending.ts";
import type { RelayStore } from "../store/relay-store.ts";
import type { StoreUnavailable } from "../store/store-unavailable.ts";
import { buffersOf, type PackedOutcomes, packAppends, unpackOutcomes } from "./packed-appends.ts";
import type { StoreAnswer, StoreCall } from "./store-call.ts";

const METHODS = [
  "keepServerSetup",
  "register",
  "findLogin",
  "readAccount",
  "replaceVault",
  "replaceKeys",
  "deleteAccount",
  "enrolDevice",
  "listDevices",
  "revokeDevice",
  "keepAttempt",
  "takeAttempt",
  "keepToken",
  "readToken",
  "rewrap",
  "readPage",
  "readGrown",
  "putPart",
  "readPart",
  "sweep",
  "close",
] as const satisfies readonly (keyof RelayStore)[];

/** What is made for a batch is forgotten with it, so that more room for it would only be room. */
const YOUNG_MEBIBYTES = 16;

/** A store that failed, by the code of its database. */
export class StoreFailure extends Error {
  readonly code: string;

  constructor(code: string) {
    super("The relay's database failed");
    this.code = code;
  }
}

/** Opens a relay's memory on SQLite on a thread of its own. A thread that breaks takes the relay down with it. */
export async function openStoreOnThread(
  folder: string,
  quota: AccountQuota,
): Promise<Result<RelayStore, StoreUnavailable>> {
  const worker = new Worker(new URL("./store-worker.ts", import.meta.url), {
    workerData: { folder, quota },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES },
  });
  const [opened] = (await once(worker, "message")) as [Result<null, StoreUnavailable>];
  if (!opened.ok) {
    await worker.terminate();
    return opened;
  }
  const call = createCaller(worker);
  const methods = Object.fromEntries(
    METHODS.map((method) => [method, (...args: readonly unknown[]) => call(method, args)]),
  );
  const append = async (batch: readonly Appending[]) => {
    const packed = packAppends(batch);
    return unpackOutcomes((await call("append", [packed], buffersOf(packed))) as PackedOutcomes);
  };
  return ok({ ...methods, append, onChange: () => undefined } as unknown as RelayStore);
}

/** `moved`: what the thread gets for itself instead of a copy. */
type Caller = (
  method: StoreCall["method"],
  args: readonly unknown[],
  moved?: readonly ArrayBuffer[],
) => Promise<unknown>;

function createCaller(worker: Worker): Caller {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let next = 0;
  let hasEnded = false;
  worker.on("message", (answer: StoreAnswer) => {
    const caller = waiting.get(answer.number);
    waiting.delete(answer.number);
    if (answer.done) caller?.resolve(answer.value);
    else caller?.reject(new StoreFailure(answer.code));
  });
  worker.on("exit", () => {
    hasEnded = true;
    for (const { reject } of waiting.values()) reject(new StoreFailure("thread-ended"));
    waiting.clear();
  });
  return (method, args, moved = []) =>
    new Promise((resolve, reject) => {
      if (hasEnded) return reject(new StoreFailure("thread-ended"));
      next += 1;
      waiting.set(next, { resolve, reject });
      return worker.postMessage({ number: next, method, args } satisfies StoreCall, moved);
    });
}

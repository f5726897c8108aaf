import type { MessagePort } from "node:worker_threads";
import type { RelayStore } from "../store/relay-store.ts";
import { type PackedAppends, type PackedOutcomes, packOutcomes, unpackAppends } from "./packed-appends.ts";

/** A call to a store on another thread. */
export interface StoreCall {
  readonly number: number;
  readonly method: keyof RelayStore;
  readonly args: readonly unknown[];
}

/** What came of it; a failure is named by its code. */
export type StoreAnswer =
  | { readonly number: number; readonly done: true; readonly value: unknown }
  | { readonly number: number; readonly done: false; readonly code: string };

/** Answers calls with what the store says, until the store is closed. */
export function answerStoreCalls(store: RelayStore, port: MessagePort): void {
  port.on("message", async ({ number, method, args }: StoreCall) => {
    const answer = await answerTo(store, { number, method, args });
    port.postMessage(answer);
    if (method === "close") port.close();
  });
}

async function answerTo(store: RelayStore, { number, method, args }: StoreCall): Promise<StoreAnswer> {
  try {
    if (method === "append") return { number, done: true, value: await appendPacked(store, args[0] as PackedAppends) };
    const call = store[method] as (...args: readonly unknown[]) => unknown;
    return { number, done: true, value: await call(...args) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { number, done: false, code };
  }
}

async function appendPacked(store: RelayStore, packed: PackedAppends): Promise<PackedOutcomes> {
  return packOutcomes(await store.append(unpackAppends(packed)));
}

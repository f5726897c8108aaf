import type { EnvelopeStoreChange } from "@attune/sync";
import * as v from "valibot";

/** Carries word of changes, never their content, between the tabs of one browser. */
export interface ChangeChannel {
  /** Tells every listener of this and every other tab. */
  announce(change: EnvelopeStoreChange): void;
  listen(listener: (change: EnvelopeStoreChange) => void): () => void;
  close(): void;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const changeSchema = v.variant("type", [
  v.object({ type: v.literal("changed"), space: v.string(), version: count }),
  v.object({ type: v.literal("erased") }),
]);

/** Joins the tabs that use the same database. */
export function createChangeChannel(databaseName: string): ChangeChannel {
  const listeners = new Set<{ readonly hear: (change: EnvelopeStoreChange) => void }>();
  const channel = new BroadcastChannel(`${databaseName}/changes`);
  let closed = false;

  function tell(change: EnvelopeStoreChange): void {
    for (const { hear } of [...listeners]) hear(change);
  }

  channel.onmessage = ({ data }) => {
    const change = v.safeParse(changeSchema, data);
    if (change.success) tell(change.output);
  };

  return {
    announce(change) {
      if (closed) return;
      channel.postMessage(change);
      tell(change);
    },
    listen(listener) {
      const entry = { hear: listener };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    close() {
      closed = true;
      listeners.clear();
      channel.close();
    },
  };
}

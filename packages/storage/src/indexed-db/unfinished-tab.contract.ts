import type { RecordedEvent } from "@attune/sync";
import { createIndexedDbDatabase } from "./indexed-db-database.ts";
import { createIndexedDbStores } from "./indexed-db-stores.ts";

/** Events in each batch of the tab that gets killed. */
const BATCH = 7;

/** As a worker: appends batch after batch to the database it is told, reporting each position it was promised. */
self.onmessage = async ({ data }: MessageEvent<string>) => {
  const { log } = createIndexedDbStores(createIndexedDbDatabase({ name: data, patience: 5_000 }));
  for (let next = 0; ; next += BATCH) {
    const events = Array.from({ length: BATCH }, (_, index) => eventAt(next + index));
    const appended = await log.append(events, next);
    self.postMessage(appended.ok ? next + BATCH : appended.error.type);
  }
};

function eventAt(seq: number): RecordedEvent {
  return {
    id: `event-${seq}`,
    seq,
    recordedAt: seq,
    space: { kind: "ours" },
    type: "step-taken",
    body: "x".repeat(2_000),
  };
}

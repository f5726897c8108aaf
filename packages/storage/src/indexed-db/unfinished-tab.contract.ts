import { createIndexedDbDatabase } from "./indexed-db-database.ts";
import { createIndexedDbStores } from "./indexed-db-stores.ts";

/** Envelopes in each batch of the tab that gets killed. */
const BATCH = 7;

/**
 * As a worker: adds batch after batch to `ours` in the database it is told, an envelope of each also to `mine`, reporting
 * how many it was promised.
 */
self.onmessage = async ({ data }: MessageEvent<string>) => {
  const { envelopes: store } = createIndexedDbStores(createIndexedDbDatabase({ name: data, patience: 5_000 }));
  for (let version = 0; ; version += 1) {
    const envelopes = Array.from({ length: BATCH }, (_, index) => envelopeAt(version * BATCH + index));
    const added = await store.addWaiting([
      { space: "ours", envelopes, expectedVersion: version },
      { space: "mine", envelopes: envelopes.slice(0, 1), expectedVersion: version },
    ]);
    self.postMessage(added.ok ? (version + 1) * BATCH : added.error.type);
  }
};

function envelopeAt(position: number) {
  return { id: `e${position}`, bytes: new Uint8Array(2_000).fill(position) };
}

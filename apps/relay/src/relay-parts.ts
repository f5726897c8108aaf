import type { Clock } from "@attune/kernel";
import { LiveHub } from "./live/live-hub.ts";
import { createOpaqueServer, createServerSetup, type OpaqueServer } from "./opaque-server.ts";
import type { RelayLimits } from "./relay-limits.ts";
import type { RelayLog } from "./relay-log.ts";
import { RelayMetrics } from "./relay-metrics.ts";
import { AppendQueue } from "./store/append-queue.ts";
import type { RelayStore } from "./store/relay-store.ts";
import { failureCodeOf } from "./store/store-unavailable.ts";

/** What the calls of a relay work with. */
export interface RelayParts {
  readonly store: RelayStore;
  readonly queue: AppendQueue;
  readonly hub: LiveHub;
  readonly opaque: OpaqueServer;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly log: RelayLog;
  readonly metrics: RelayMetrics;
}

/** What a relay is made of. */
export type RelayGround = Pick<RelayParts, "store" | "limits" | "clock" | "log">;

/** Puts a relay's parts together around its store. */
export async function createRelayParts(ground: RelayGround): Promise<RelayParts> {
  const { store, limits, log } = ground;
  const hub = new LiveHub(store);
  const metrics = new RelayMetrics();
  const queue = new AppendQueue({
    append: async (batch) => {
      const start = performance.now();
      const outcomes = await store.append(batch);
      metrics.observe("attune_commit_seconds", (performance.now() - start) / 1_000);
      metrics.observe("attune_batch_envelopes", batch.length);
      return outcomes;
    },
    onCommitted: (batch, outcomes) => hub.committed(batch, outcomes),
    onFailed: (error) => log({ event: "commit-failed", code: failureCodeOf(error) }),
    mostWaiting: limits.waitingAppends,
    mostPerBatch: limits.appendsPerBatch,
  });
  const opaque = await createOpaqueServer(await store.keepServerSetup(await createServerSetup()));
  return { ...ground, hub, metrics, queue, opaque };
}

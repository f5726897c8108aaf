import process from "node:process";
import type { Result } from "@attune/kernel";
import { createRelay } from "./create-relay.ts";
import { serveMetrics } from "./metrics-port.ts";
import { openPort, type PortError } from "./open-port.ts";
import { openStore } from "./open-store.ts";
import type { RelayLogEntry } from "./relay-log.ts";
import { createRelayParts } from "./relay-parts.ts";
import type { RelaySettings } from "./relay-settings.ts";
import type { StoreUnavailable } from "./store/store-unavailable.ts";
import { startSweeping } from "./sweeping.ts";

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Starts a relay and leaves it running until a signal; then it finishes what it began. Gives its address. */
export async function runRelay(
  settings: RelaySettings,
  webRoot: string,
): Promise<Result<string, PortError | StoreUnavailable>> {
  const store = await openStore(settings);
  if (!store.ok) return store;
  const ground = { store: store.value, limits: settings.limits, clock: { now: () => Date.now() }, log: print };
  const parts = await createRelayParts(ground);
  const relay = createRelay({ webRoot, behindProxy: settings.behindProxy, parts });
  const stopSweeping = startSweeping(parts);
  const metrics = settings.metricsPort === null ? null : serveMetrics(parts, settings.metricsPort);
  relay.addHook("onClose", async () => {
    stopSweeping();
    metrics?.close();
    await store.value.close();
  });
  const opened = await openPort(relay, settings);
  if (!opened.ok) {
    await relay.close();
    return opened;
  }
  print({ event: "started", address: opened.value });
  for (const signal of STOP_SIGNALS) process.once(signal, () => void relay.close());
  return opened;
}

function print(entry: RelayLogEntry): void {
  if (entry.event === "started") process.stdout.write(`Attune is at ${entry.address}\n`);
  else process.stderr.write(`${JSON.stringify(entry)}\n`);
}

import type { RelayParts } from "./relay-parts.ts";
import { failureCodeOf } from "./store/store-unavailable.ts";

const SWEEP_EVERY_MS = 600_000;

/** Forgets what is over, now and then; gives what ends that. */
export function startSweeping({ store, clock, log }: Pick<RelayParts, "store" | "clock" | "log">): () => void {
  const sweep = () => {
    store.sweep(clock.now()).catch((error: unknown) => log({ event: "sweep-failed", code: failureCodeOf(error) }));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  return () => clearInterval(timer);
}

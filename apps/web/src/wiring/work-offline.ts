import { ownScriptUrl } from "./trusted-types.ts";

/** A newer version of the app that has been fetched whole and waits for its turn. */
export interface AppUpdate {
  /** Whether one waits. */
  waiting(): boolean;
  /** Calls the listener when one begins to wait; ends with the returned function. */
  subscribe(listener: () => void): () => void;
  /** Starts it: every tab loads the new files together, so that none mixes old with new. */
  start(): void;
}

const LOOK_AGAIN_MS = 60 * 60_000;

/** Keeps a copy of the app itself in the browser, so that it opens without a network. Words are never part of it. */
export function workOffline(): AppUpdate {
  const listeners = new Set<() => void>();
  let waiting: ServiceWorker | null = null;

  function foundWaiting(worker: ServiceWorker | null): void {
    // Without a version in control this is the first one, which replaces nothing.
    if (worker === null || navigator.serviceWorker.controller === null) return;
    waiting = worker;
    for (const listener of [...listeners]) listener();
  }

  function watch(registration: ServiceWorkerRegistration): void {
    foundWaiting(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed") foundWaiting(installing);
      });
    });
    setInterval(() => void registration.update().catch(() => undefined), LOOK_AGAIN_MS);
  }

  if ("serviceWorker" in navigator && !import.meta.env.DEV) {
    let controlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (controlled) location.reload();
      controlled = true;
    });
    // Without the copy the app works as long as there is a network.
    navigator.serviceWorker.register(ownScriptUrl("/sw.js")).then(watch, () => undefined);
  }

  return {
    waiting: () => waiting !== null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: () => waiting?.postMessage({ type: "SKIP_WAITING" }),
  };
}

import { ownScriptUrl } from "./trusted-types.ts";

/** Keeps a copy of the app itself in the browser, so that it opens without a network. Words are never part of it. */
export function workOffline(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  // Without the copy the app works as long as there is a network.
  navigator.serviceWorker.register(ownScriptUrl("/sw.js")).catch(() => undefined);
}

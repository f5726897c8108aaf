import type { VaultService } from "@attune/application";
import { proxy, wrap } from "comlink";
import { ownScriptUrl } from "./trusted-types.ts";
import workerUrl from "./vault-worker.ts?worker&url";

/** Starts the Worker in which every key lives. Nothing of a key, and no code once it was used, stays on the page. */
export function startVault(): VaultService {
  const remote = wrap<VaultService>(new Worker(ownScriptUrl(workerUrl), { type: "module" }));
  return new Proxy({} as VaultService, {
    get: (_, name) => {
      if (name === "listen") return (listener: Parameters<VaultService["listen"]>[0]) => remote.listen(proxy(listener));
      return (...input: readonly unknown[]) =>
        (remote[name as keyof VaultService] as unknown as (...input: readonly unknown[]) => unknown)(...input);
    },
  });
}

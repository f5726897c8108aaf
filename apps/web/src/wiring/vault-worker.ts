import { createVaultService, type VaultService } from "@attune/application";
import { openCrypto } from "@attune/crypto";
import { openStores } from "@attune/storage";
import { createRelayCaller, createTabLock, createWebSocketLink, type SocketLike } from "@attune/sync";
import { expose } from "comlink";

/** The Worker in which every key lives. */
async function start(): Promise<VaultService> {
  const [crypto, { boundKey, device, drafts, envelopes }] = await Promise.all([openCrypto(), openStores()]);
  return createVaultService({
    crypto,
    boundKey,
    device,
    drafts,
    envelopes,
    clock: { now: () => Date.now() },
    random: { id: () => globalThis.crypto.randomUUID() },
    relay: {
      call: createRelayCaller(location.origin, (address, { patience, ...terms }) =>
        fetch(address, { ...terms, signal: AbortSignal.timeout(patience) }),
      ),
      link: createWebSocketLink(location.origin, (address) => new WebSocket(address) as unknown as SocketLike),
      timers: {
        after(milliseconds, task) {
          const timer = setTimeout(task, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      tabLock: (name) => createTabLock(`attune/relay/${name}`, (lock, task) => navigator.locks.request(lock, task)),
      chance: () => globalThis.crypto.getRandomValues(new Uint32Array(1)).reduce((_, drawn) => drawn / 2 ** 32, 0),
    },
  });
}

const starting = start();

/** Calls wait until everything is loaded. */
const vault = new Proxy({} as VaultService, {
  get:
    (_, name) =>
    async (...input: readonly unknown[]) => {
      const service = await starting;
      const call = service[name as keyof VaultService] as unknown as (...input: readonly unknown[]) => unknown;
      return call(...input);
    },
});

expose(vault);

import { createVaultService, type VaultService } from "@attune/application";
import { openCrypto } from "@attune/crypto";
import { openStores } from "@attune/storage";
import { createRelayCaller } from "@attune/sync";
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
    call: createRelayCaller(location.origin, (address, terms) => fetch(address, terms)),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
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

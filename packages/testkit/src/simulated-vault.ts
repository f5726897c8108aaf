import { createVaultService, type VaultNews, type VaultService } from "@attune/application";
import { openCrypto } from "@attune/crypto";
import type { Clock } from "@attune/kernel";
import {
  type Ask,
  createRelayCaller,
  createWebSocketLink,
  NO_TAB_LOCK,
  type RelayLink,
  type SocketLike,
} from "@attune/sync";
import type { MemoryDevice } from "./memory-stores.ts";

/** What a person's device is made of, and where its relay is; null for a device without a network. */
export interface SimulatedVaultTerms {
  readonly device: MemoryDevice;
  readonly clock?: Clock;
  readonly relay: string | null;
  /** The network, where a test stands in its way. */
  readonly ask?: Ask;
}

/** The keys of a device as a test drives them, with everything that they told. */
export interface SimulatedVault {
  readonly vault: VaultService;
  readonly news: readonly VaultNews[];
}

/** One tab of a device over real ciphers, with a real network to a real relay where there is one. */
export async function openSimulatedVault({ device, clock, relay, ask }: SimulatedVaultTerms): Promise<SimulatedVault> {
  const crypto = await openCrypto();
  const { boundKey, device: values, drafts, envelopes } = device.openTab();
  const news: VaultNews[] = [];
  const vault = createVaultService({
    crypto,
    boundKey,
    device: values,
    drafts,
    envelopes,
    clock: clock ?? { now: () => Date.now() },
    random: { id: () => globalThis.crypto.randomUUID() },
    relay: {
      call: relay === null ? unreachable : createRelayCaller(relay, ask ?? ((address, terms) => fetch(address, terms))),
      link: relay === null ? NO_LINK : createWebSocketLink(relay, openSocket),
      timers: {
        after(milliseconds, task) {
          const timer = setTimeout(task, milliseconds);
          return () => clearTimeout(timer);
        },
      },
      tabLock: () => NO_TAB_LOCK,
      chance: () => 0,
    },
  });
  void vault.listen((each) => news.push(each));
  return { vault, news };
}

function openSocket(address: string): SocketLike {
  return new WebSocket(address) as unknown as SocketLike;
}

const unreachable: ReturnType<typeof createRelayCaller> = async () => ({
  ok: false,
  error: { type: "relay-unreachable" },
});

const NO_LINK: RelayLink = { open: () => ({ send: () => undefined, close: () => undefined }) };

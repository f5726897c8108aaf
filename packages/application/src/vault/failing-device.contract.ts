import { openCrypto } from "@attune/crypto";
import { NO_TAB_LOCK, type StorageError } from "@attune/sync";
import { createFixedClock, createMemoryDevice, createSeededRandom } from "@attune/testkit";
import type { VaultService } from "../vault-service.ts";
import { createVaultService } from "./create-vault-service.ts";

const FULL: StorageError = { type: "storage-full" };

/** A device whose stores refuse from one call on, until that is over. */
export interface FailingDevice {
  readonly vault: VaultService;
  readonly clock: ReturnType<typeof createFixedClock>;
  readonly device: ReturnType<typeof createMemoryDevice>;
  /** So many calls of any store go through, and all behind them are refused; null ends it. */
  failAfter(calls: number | null): void;
  /** How many calls were made since. */
  calls(): number;
}

/** Everything real but the network, which is not reached. */
export async function openFailingDevice(): Promise<FailingDevice> {
  const device = createMemoryDevice();
  const stores = device.openTab();
  const clock = createFixedClock(1_000_000);
  let left = Number.POSITIVE_INFINITY;
  let made = 0;

  function failing<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function" || name === "subscribe") return value;
        return (...input: readonly unknown[]) => {
          made += 1;
          if (made > left) return Promise.resolve({ ok: false, error: FULL });
          return value.apply(target, input);
        };
      },
    });
  }

  const vault = createVaultService({
    crypto: await openCrypto(),
    boundKey: stores.boundKey,
    device: failing(stores.device),
    drafts: failing(stores.drafts),
    envelopes: failing(stores.envelopes),
    clock,
    random: createSeededRandom(1),
    relay: {
      call: async () => ({ ok: false, error: { type: "relay-unreachable" } }),
      link: { open: () => ({ send: () => undefined, close: () => undefined }) },
      timers: { after: () => () => undefined },
      tabLock: () => NO_TAB_LOCK,
      chance: () => 0,
    },
  });
  return {
    vault,
    clock,
    device,
    failAfter(calls) {
      made = 0;
      left = calls ?? Number.POSITIVE_INFINITY;
    },
    calls: () => made,
  };
}

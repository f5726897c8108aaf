import type { Crypto } from "@attune/crypto";
import { ok } from "@attune/kernel";
import {
  createSealedLog,
  NO_TAB_LOCK,
  type SealedLog,
  type Self,
  type Space,
  type SpaceToOpen,
  type SyncEngine,
  startSync,
} from "@attune/sync";
import { createMemoryDevice, type MemoryDevice } from "./memory-stores.ts";
import type { RelaySimulation } from "./relay-simulation.ts";
import type { SimulatedTime } from "./relay-simulation-time.ts";
import { createSelf, createSpaceToOpen, type SealedAccount } from "./sealed-account.ts";
import { createSeededNumbers, createSeededRandom } from "./seeded-random.ts";

/** One device of one account, with its log and its connection. */
export interface SimulatedClient {
  readonly index: number;
  readonly account: SealedAccount;
  readonly spaces: readonly SpaceToOpen[];
  readonly device: MemoryDevice;
  log(): SealedLog;
  engine(): SyncEngine;
  online: boolean;
  /** Closes the app and opens it again over the same storage. */
  restart(): void;
  /** The same, with other keys of its spaces. */
  reopen(spaces: readonly SpaceToOpen[]): void;
  stop(): void;
}

/** Two partners, the first of them with two devices, who share one space and have one each. */
export interface SimulatedPartners {
  readonly clients: readonly [SimulatedClient, SimulatedClient, SimulatedClient];
  readonly spaces: { readonly ours: SpaceToOpen; readonly hers: SpaceToOpen; readonly his: SpaceToOpen };
  /** Fulfilled when nothing happens any more unless time passes. */
  settle(): Promise<void>;
}

/** What the partners live in. `chance` is from 0 to below 1. */
export interface PartnersTerms {
  readonly crypto: Crypto;
  readonly accounts: readonly [SealedAccount, SealedAccount];
  readonly time: SimulatedTime;
  readonly relay: RelaySimulation;
  readonly chance: () => number;
}

/** Node's way to let everything that is ready happen first; `setTimeout` takes a millisecond. */
const soon = (globalThis as { setImmediate?: (task: () => void) => void }).setImmediate ?? setTimeout;

const OURS: Space = { kind: "ours" };
const MINE: Space = { kind: "mine", owner: "me" };

/** Opens three clients that have written nothing. */
export function createSimulatedPartners(terms: PartnersTerms): SimulatedPartners {
  const { crypto, accounts, relay } = terms;
  const [mara, jun] = accounts;
  const ours = createSpaceToOpen(crypto, OURS, [mara, jun]);
  const hers = createSpaceToOpen(crypto, MINE, [mara]);
  const his = createSpaceToOpen(crypto, MINE, [jun]);
  const open = (index: number, account: SealedAccount, mine: SpaceToOpen) =>
    openClient(terms, { index, account, spaces: [mine, ours] });
  const clients = [open(0, mara, hers), open(1, mara, hers), open(2, jun, his)] as const;
  return {
    clients,
    spaces: { ours, hers, his },
    async settle() {
      let before = -1;
      let quiet = 0;
      while (quiet < 2) {
        // Asked for what is open already, a log answers when everything before has been done.
        await Promise.all(clients.map((client) => client.log().openSpace(ours)));
        await new Promise<void>((resolve) => soon(resolve));
        quiet = relay.activity() === before ? quiet + 1 : 0;
        before = relay.activity();
      }
    },
  };
}

function openClient(
  { crypto, relay, time, chance }: PartnersTerms,
  { index, account, spaces }: Pick<SimulatedClient, "index" | "account" | "spaces">,
): SimulatedClient {
  const device = createMemoryDevice();
  const self: Self = createSelf(crypto, account);
  const random = createSeededRandom(Math.floor(chance() * 2 ** 31));
  // One's own luck, so that what one device does changes nothing for another.
  const luck = createSeededNumbers(Math.floor(chance() * 2 ** 31));
  let known = spaces;
  const start = () => {
    const log = createSealedLog({
      crypto,
      self,
      hereKey: account.hereKey,
      store: device.openTab().envelopes,
      spaces: known,
      clock: time,
      random,
    });
    const engine = startSync({
      log,
      link: relay.linkOf(index, account.identity.account, () => client.online),
      token: async () => ok(account.identity.account),
      lock: NO_TAB_LOCK,
      clock: time,
      timers: time,
      chance: luck,
    });
    return { log, engine };
  };
  const client = {
    index,
    account,
    spaces,
    device,
    online: true,
    log: () => running.log,
    engine: () => running.engine,
    restart() {
      client.stop();
      running = start();
    },
    reopen(next: readonly SpaceToOpen[]) {
      known = next;
      client.restart();
    },
    stop() {
      running.engine.stop();
      running.log.close();
    },
  };
  let running = start();
  return client;
}

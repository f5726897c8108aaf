import type { Crypto } from "@attune/crypto";
import {
  createSealedLog,
  createWebSocketLink,
  type EventDraft,
  NO_TAB_LOCK,
  type RecordedEvent,
  type SealedLog,
  type Self,
  type Space,
  type SpaceToOpen,
  type SyncEngine,
  startSync,
  type Timers,
} from "@attune/sync";
import { createMemoryDevice, createSelf, obtained, type SealedAccount } from "@attune/testkit";
import type { AppendLedger } from "./append-ledger.ts";
import { callerTo, obtainToken, openSocket, registerAccount } from "./relay-account.ts";

/** A device with the log and the sync of the app, over real ciphers and a real network. */
export interface SyncedClient {
  readonly account: SealedAccount;
  readonly self: Self;
  readonly log: SealedLog;
  readonly engine: SyncEngine;
  /** Ids of what was written here, in the order of writing. */
  writtenIn(kind: Space["kind"]): readonly string[];
  /** How many envelopes the relay has not. */
  waiting(): number;
  write(space: Space): Promise<void>;
  stop(): void;
}

/** `address` gives the relay to turn to, anew for each connection. */
export interface SyncedClientTerms {
  readonly crypto: Crypto;
  readonly account: SealedAccount;
  readonly spaces: readonly SpaceToOpen[];
  readonly address: () => string;
  readonly ledger: AppendLedger;
}

const WORDS = "What I hear is that you waited, and nobody came. ".repeat(2);

/** Registers an account and lets its first device sync. */
export async function openSyncedClient(terms: SyncedClientTerms): Promise<SyncedClient> {
  const { crypto, account, spaces, address, ledger } = terms;
  const self = createSelf(crypto, account);
  const call = callerTo(address);
  await registerAccount(crypto, call, self);
  const log = createSealedLog({
    crypto,
    self,
    hereKey: account.hereKey,
    store: createMemoryDevice().openTab().envelopes,
    spaces,
    clock: Date,
    random: { id: () => globalThis.crypto.randomUUID() },
  });
  const open = openSocket();
  const engine = startSync({
    log,
    link: ledger.watch({ open: (hear) => createWebSocketLink(address(), open).open(hear) }),
    token: () => obtainToken(crypto, call, { account: account.identity.account, device: self.device }),
    lock: NO_TAB_LOCK,
    clock: Date,
    timers: TIMERS,
    chance: Math.random,
  });
  const ids: { readonly id: string; readonly kind: Space["kind"] }[] = [];
  return {
    account,
    self,
    log,
    engine,
    writtenIn: (kind) => ids.flatMap((event) => (event.kind === kind ? [event.id] : [])),
    waiting: () => log.synced().reduce((sum, space) => sum + space.waiting().length, 0),
    async write(space) {
      const written = await recorded(log, { type: "said", body: { text: WORDS }, space });
      ids.push(...written.map(({ id }) => ({ id, kind: space.kind })));
      engine.flush();
    },
    stop() {
      engine.stop();
      log.close();
    },
  };
}

/** What somebody else said in the meantime is read, and the same is said again. */
async function recorded(log: SealedLog, draft: EventDraft): Promise<readonly RecordedEvent[]> {
  let answer = await log.appendAll([draft]);
  while (!answer.ok && answer.error.reason.type === "append-conflict") {
    answer = await log.appendAgain(answer.error.events);
  }
  return obtained(answer);
}

const TIMERS: Timers = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

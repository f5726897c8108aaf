import type { Kysely, Transaction } from "kysely";
import * as accounts from "./account-queries.ts";
import type { Appending, AppendOutcome } from "./appending.ts";
import * as devices from "./device-queries.ts";
import type { EnvelopeTable } from "./envelope-table.ts";
import * as mailboxes from "./mailbox-queries.ts";
import type { RelayStore } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";
import * as sessions from "./session-queries.ts";
import * as spaces from "./space-queries.ts";
import type { StoreChange } from "./store-change.ts";

type Work<Value> = (db: Transaction<RelayTables>) => Promise<Value>;

/** What differs between databases. */
export interface StoreEngine {
  readonly db: Kysely<RelayTables>;
  readonly envelopes: EnvelopeTable;
  append(batch: readonly Appending[]): Promise<readonly AppendOutcome[]>;
  transact<Value>(work: Work<Value>): Promise<Value>;
  /** The same for what changes spaces, members or envelopes. */
  transactOnSpaces<Value>(work: Work<Value>): Promise<Value>;
  /** Does what only reads spaces and envelopes. */
  reading<Value>(work: (db: Kysely<RelayTables>) => Promise<Value>): Promise<Value>;
  /** Tells the other nodes of a change, once the transaction is committed. */
  announce(db: Transaction<RelayTables>, change: StoreChange): Promise<void>;
  onChange(listener: (change: StoreChange) => void): void;
  close(): Promise<void>;
}

/** A relay's memory on a database of any kind: the same queries for all, appends by the database's own means. */
export function createQueryStore(engine: StoreEngine): RelayStore {
  const { db } = engine;
  return {
    keepServerSetup: (fresh) => accounts.keepServerSetup(db, fresh),
    register: (account, most) => engine.transact((trx) => accounts.register(trx, account, most)),
    findLogin: (login) => accounts.findLogin(db, login),
    readAccount: (account) => accounts.readAccount(db, account),
    replaceVault: (account, vault) => accounts.replaceVault(db, account, vault),
    replaceKeys: (replacement) => accounts.replaceKeys(db, replacement),
    deleteAccount: (account) =>
      engine.transactOnSpaces(async (trx) => {
        await spaces.deleteAccount(trx, engine.envelopes, account);
        await engine.announce(trx, { type: "revoked", account, device: null });
      }),
    enrolDevice: (device, at) => engine.transact((trx) => devices.enrolDevice(trx, device, at)),
    listDevices: (account) => devices.listDevices(db, account),
    revokeDevice: (device, at) =>
      engine.transact(async (trx) => {
        const revoked = await devices.revokeDevice(trx, device, at);
        if (revoked.ok) await engine.announce(trx, { type: "revoked", ...device });
        return revoked;
      }),
    keepAttempt: (attempt) => sessions.keepAttempt(db, attempt),
    takeAttempt: (attempt, at) => sessions.takeAttempt(db, attempt, at),
    keepToken: (hash, session) => engine.transact((trx) => sessions.keepToken(trx, hash, session)),
    readToken: (hash, at) => sessions.readToken(db, hash, at),
    append: (batch) => engine.append(batch),
    rewrap: (rewrap) =>
      engine.transactOnSpaces(async (trx) => {
        const done = await spaces.rewrap(trx, engine.envelopes, rewrap);
        const { space, id, wrap } = rewrap;
        if (done.ok) await engine.announce(trx, { type: "rewrapped", space, id, wrap });
        return done;
      }),
    readPage: (request) => engine.reading((reader) => spaces.readPage(reader, engine.envelopes, request)),
    readGrown: (asked, most) => engine.reading((reader) => engine.envelopes.readGrown(reader, asked, most)),
    putPart: (part, most) => engine.transact((trx) => mailboxes.putPart(trx, part, most)),
    readPart: (part, at) => mailboxes.readPart(db, part, at),
    sweep: (at) => sessions.sweep(db, at),
    onChange: (listener) => engine.onChange(listener),
    close: () => engine.close(),
  };
}

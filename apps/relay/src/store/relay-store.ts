import type { Instant, Result } from "@attune/kernel";
import type { RelayRefusal } from "@attune/wire";
import type { Appending, AppendOutcome } from "./appending.ts";
import type { StoreChange } from "./store-change.ts";

/** One slot as the protocol writes it: its kind, no salt, the sealed account master key. */
export type Slot = readonly ["passphrase" | "sheet", null, Uint8Array];

/** A sealed vault with its version. */
export interface Vault {
  readonly version: number;
  readonly sealed: Uint8Array;
}

/** What lies here for an account and goes to every device that proved itself. */
export interface KeptAccount {
  readonly account: Uint8Array;
  readonly slots: readonly Slot[];
  readonly vault: Vault;
}

/** An account as it registers. */
export interface NewAccount extends KeptAccount {
  readonly login: Uint8Array;
  readonly record: Uint8Array;
  readonly sheetKey: Uint8Array;
  readonly device: Uint8Array;
  readonly at: Instant;
}

/** What proves who may enrol a device: the OPAQUE record and the sheet key of a login. */
export interface Login {
  readonly account: Uint8Array;
  readonly record: Uint8Array;
  readonly sheetKey: Uint8Array;
}

/** A device of an account. */
export interface DeviceOfAccount {
  readonly account: Uint8Array;
  readonly device: Uint8Array;
}

/** A device in the list of its account. */
export interface ListedDevice {
  readonly device: Uint8Array;
  readonly enrolled: Instant;
  readonly revoked: Instant | null;
}

/** What stands behind a token, which is kept as its hash only. */
export interface Session extends DeviceOfAccount {
  readonly expires: Instant;
}

/** Replaces the slots and the vault together, record and sheet key too unless null. */
export interface KeyReplacement extends KeptAccount {
  readonly record: Uint8Array | null;
  readonly sheetKey: Uint8Array | null;
}

/** Something begun that is finished by a second call, once. */
export interface Attempt {
  readonly id: Uint8Array;
  readonly kind: "login" | "recover" | "session";
  readonly data: Uint8Array;
  readonly expires: Instant;
}

/** An envelope in its place. */
export interface PlacedEnvelope {
  readonly seq: number;
  readonly header: Uint8Array;
  readonly sig: Uint8Array;
  readonly payload: Uint8Array | null;
  readonly wrap: Uint8Array | null;
}

/** An envelope of one of several spaces; its kind as it is stored. */
export interface GrownEnvelope extends PlacedEnvelope {
  readonly space: Uint8Array;
  readonly kind: number;
}

/** Some envelopes of a space in order, for one account. */
export interface Page {
  readonly events: readonly PlacedEnvelope[];
  /** The last place that this account may read. */
  readonly newest: number;
  /** Whether the account still reads what comes. */
  readonly open: boolean;
}

export interface PageRequest {
  readonly account: Uint8Array;
  readonly space: Uint8Array;
  readonly after: number;
}

/** A new wrap for the content of an envelope that is there. */
export interface Rewrap {
  readonly account: Uint8Array;
  readonly space: Uint8Array;
  readonly id: Uint8Array;
  readonly wrap: Uint8Array;
  /** The epoch that the wrap names. */
  readonly epoch: number;
}

export interface MailboxPart {
  readonly mailbox: Uint8Array;
  readonly part: number;
  readonly sealed: Uint8Array;
  readonly expires: Instant;
}

type Refusable<Value> = Promise<Result<Value, RelayRefusal>>;

/**
 * All that a relay remembers. What somebody asked for and may not have is a refusal; a database that fails rejects
 * the promise, and nothing of that call has happened or, for an append, may have and is answered alike when it is
 * tried again. Each call is one transaction, durable once it is answered.
 */
export interface RelayStore {
  /** The relay's OPAQUE setup: the one that is kept, or this one from now on. */
  keepServerSetup(fresh: string): Promise<string>;

  register(account: NewAccount, mostAccounts: number): Refusable<null>;
  findLogin(login: Uint8Array): Promise<Login | null>;
  readAccount(account: Uint8Array): Promise<KeptAccount | null>;
  /** The vault's version has to be one more than the stored one. */
  replaceVault(account: Uint8Array, vault: Vault): Refusable<null>;
  replaceKeys(replacement: KeyReplacement): Refusable<null>;
  /** Forgets the account; spaces that no other registered account can read go with it, elsewhere its payloads. */
  deleteAccount(account: Uint8Array): Promise<void>;

  /** A device that was revoked is never taken again. */
  enrolDevice(device: DeviceOfAccount, at: Instant): Refusable<KeptAccount>;
  listDevices(account: Uint8Array): Promise<readonly ListedDevice[]>;
  /** Ends the device's tokens too. */
  revokeDevice(device: DeviceOfAccount, at: Instant): Refusable<null>;

  keepAttempt(attempt: Attempt): Promise<void>;
  /** The data of an attempt that is not over; it is gone then. */
  takeAttempt(attempt: Pick<Attempt, "id" | "kind">, at: Instant): Promise<Uint8Array | null>;
  keepToken(hash: Uint8Array, session: Session): Refusable<null>;
  readToken(hash: Uint8Array, at: Instant): Promise<Session | null>;

  /** Takes envelopes in this order, all in one transaction; each is answered by itself. */
  append(batch: readonly Appending[]): Promise<readonly AppendOutcome[]>;
  rewrap(rewrap: Rewrap): Refusable<null>;
  readPage(request: PageRequest): Refusable<Page>;
  /** What stands behind these places, in order, at most so many of each space; for those who may read it. */
  readGrown(asked: readonly Pick<PageRequest, "space" | "after">[], most: number): Promise<readonly GrownEnvelope[]>;

  /** Each part is written once; the same bytes again are taken again. */
  putPart(part: MailboxPart, mostParts: number): Refusable<null>;
  readPart(part: Pick<MailboxPart, "mailbox" | "part">, at: Instant): Promise<Uint8Array | null>;

  /** Forgets what is over: attempts, tokens, mailboxes. */
  sweep(at: Instant): Promise<void>;
  /** Tells what other nodes on the same database did; what goes through this store itself is not told. */
  onChange(listener: (change: StoreChange) => void): void;
  close(): Promise<void>;
}

import type { Side } from "@attune/domain/cycle";
import type { Instant, Result } from "@attune/kernel";
import type {
  Draft,
  EventDraft,
  JsonValue,
  LogReading,
  NotRecorded,
  PendingEvent,
  RecordedEvent,
  StorageError,
} from "@attune/sync";
import type { NameRefused } from "./form-couple.ts";
import type { DeviceKind, KnownDevice } from "./own-record.ts";

/** Names an open or locked person on this device; opaque, and means nothing elsewhere. */
export type PersonTag = string;

/** Someone who has a lock on this device: what the page before the locks may show. */
export interface PersonHere {
  readonly tag: PersonTag;
  readonly name: string;
  /** Null for someone who has not joined with anyone. */
  readonly side: Side | null;
  readonly hue: "dusk" | "lamp";
  /** Whether the account is also kept, sealed, at the relay, so that it opens on other devices. */
  readonly signedUp: boolean;
  /** What to ask this device's own unlocking for, where it has been set. */
  readonly passkey: OwnPasskey | null;
}

/** Names a passkey, and what its secret is made from: its credential id, and 32 bytes. */
export interface PasskeyHint {
  readonly id: Uint8Array;
  readonly salt: Uint8Array;
}

/** A passkey that opens someone's lock on this device, and since when. */
export type OwnPasskey = PasskeyHint & { readonly since: Instant };

/** Why a lock did not open, or could not be made. */
export type LockRefused =
  | { readonly type: "wrong-code"; readonly triesLeft: number }
  /** Too many wrong codes: the next try counts only after this moment. */
  | { readonly type: "wait"; readonly until: Instant }
  /** The code has been wrong so often that it opens nothing any more; passphrase or sheet still do. */
  | { readonly type: "code-gone" }
  | { readonly type: "code-refused"; readonly reason: "too-short" | "too-long" | "too-simple" }
  | { readonly type: "damaged" }
  /** Not the passkey of this lock, or none opens it any more. Counts as no try of the code. */
  | { readonly type: "passkey-refused" }
  /** The code has to be said once more before this; see `confirmCode`. */
  | { readonly type: "code-needed" };

/** Why something that needs the relay did not happen. */
export type RelayRefused =
  | { readonly type: "relay-unreachable" }
  | { readonly type: "relay-refused"; readonly reason: string }
  | { readonly type: "wrong-passphrase" }
  | { readonly type: "wrong-words"; readonly index: number | null }
  | { readonly type: "not-signed-up" };

/** Shortest and longest code or passphrase, in UTF-16 units. */
export const SHORTEST_CODE = 4;
export const SHORTEST_PASSPHRASE = 12;
export const LONGEST_SECRET = 200;

/** How this device stands with the relay. */
export interface Connection {
  readonly state:
    | "local"
    | "offline"
    | "connecting"
    | "catching-up"
    | "live"
    | "troubled"
    | "signed-out"
    | "update-needed";
  /** What the relay did that it must not do, by name; null unless troubled. */
  readonly trouble: string | null;
  /** Events kept here that the relay does not have yet. */
  readonly waiting: number;
  /** How many milliseconds this device's clock is behind the relay's. */
  readonly clockOffset: number;
}

/** How the two are joined. */
export interface Bond {
  /** What the partner calls themselves; null as long as that has not come. */
  readonly partnerName: string | null;
  /** Both have compared the phrase, met in person, or share this device. */
  readonly verified: boolean;
  /** Six words, the same on both devices when nobody stands between; none when they met in person. */
  readonly phrase: readonly string[];
  /** Whether the partner has a lock on this device too. */
  readonly here: boolean;
  /** `together`, or `solo` for every cause alike. */
  readonly track: "together" | "solo";
}

/** Where a pairing stands, on either side. */
export type Pairing =
  | { readonly step: "none" }
  /** This device shows a code or says six words, and waits. `qr` is text for a QR code; `words` are null in person. */
  | {
      readonly step: "inviting";
      readonly qr: string | null;
      readonly words: readonly string[] | null;
      readonly until: Instant;
    }
  /** This device has scanned the other's code and shows its own. */
  | { readonly step: "answering"; readonly qr: string | null }
  | { readonly step: "compare"; readonly partnerName: string; readonly phrase: readonly string[] }
  | { readonly step: "done" }
  | {
      readonly step: "failed";
      readonly reason: "expired" | "wrong-code" | "relay-unreachable" | "cards-differ" | "too-soon";
    };

/** What is printed and put away: opens the account without the passphrase. */
export interface RecoverySheet {
  readonly accountWords: readonly string[];
  readonly recoveryWords: readonly string[];
  /** Text for a QR code that holds both. */
  readonly qr: string;
}

/** A device of the same account. */
export interface OwnDevice extends KnownDevice {
  readonly id: string;
  readonly thisOne: boolean;
  readonly enrolledAt: Instant;
}

/**
 * Where a deep clean stands that was asked for on this device: none; begun, and the relay has not heard of it; wrapping
 * anew, with how much is left of how much, where that is known; or done. `at` is when it was asked for.
 */
export type DeepClean =
  | { readonly step: "none" }
  | { readonly step: "begun" | "done"; readonly at: Instant }
  | { readonly step: "working"; readonly at: Instant; readonly left: number | null; readonly of: number };

/** What is cleaned: what is one's own, and what both share; null where one does not read it any more. */
export interface DeepCleans {
  readonly mine: DeepClean;
  readonly ours: DeepClean | null;
}

/** What changes while someone is open. */
export type VaultNews =
  /** `appended`: the reading holds what is new; `reordered`: everything, in its new order. */
  | {
      readonly type: "log";
      readonly change: "appended" | "reordered";
      readonly reading: LogReading;
      readonly version: number;
    }
  | { readonly type: "person"; readonly person: PersonHere }
  | { readonly type: "connection"; readonly connection: Connection }
  | { readonly type: "bond"; readonly bond: Bond | null }
  | { readonly type: "pairing"; readonly pairing: Pairing }
  | { readonly type: "cleaning"; readonly cleaning: DeepCleans }
  /** The keys are gone from memory, by hand, by time, or from another tab. */
  | { readonly type: "locked" };

/** What someone has when their lock opens. */
export interface OpenedPerson {
  readonly person: PersonHere;
  readonly reading: LogReading;
  /** Counts up with every change of the log. */
  readonly version: number;
  readonly connection: Connection;
  readonly bond: Bond | null;
  readonly pairing: Pairing;
  readonly cleaning: DeepCleans;
}

type Answer<Value, Refused = never> = Promise<Result<Value, Refused | StorageError>>;

/**
 * Everything that needs keys. In the app it lives in a Worker: no key, code or passphrase stays on the page. At
 * most one person is open at a time, but for the moment in which two join on one device.
 */
export interface VaultService {
  people(): Answer<readonly PersonHere[]>;
  /** Makes an account with a lock for someone new on this device, and opens it. */
  createPerson(name: string, code: string): Answer<OpenedPerson, LockRefused | NameRefused>;
  open(tag: PersonTag, code: string): Answer<OpenedPerson, LockRefused>;
  /** Forgets every key. */
  lock(): Promise<void>;
  /** Says the code once more, for what someone who picked up an open device must not do. Holds for a few minutes. */
  confirmCode(code: string): Answer<void, LockRefused>;
  changeCode(tag: PersonTag, before: string, after: string): Answer<void, LockRefused>;
  /** Lets this device's own unlocking open the lock, too; `prf` are the 32 secret bytes that it gave. Needs the code once more. Null takes it away, and does not. */
  setPasskey(passkey: (PasskeyHint & { readonly prf: Uint8Array }) | null): Answer<void, LockRefused>;
  openWithPasskey(tag: PersonTag, prf: Uint8Array): Answer<OpenedPerson, LockRefused>;
  /** Removes a person from this device, with everything only they can read. */
  removePerson(tag: PersonTag): Answer<void>;
  /** Joins the one who is open with a second person on this device, who sets their lock now and is open afterwards. */
  joinHere(input: { readonly name: string; readonly code: string }): Answer<OpenedPerson, LockRefused | NameRefused>;

  /** Calls the listener with everything that changes while someone is open. */
  listen(listener: (news: VaultNews) => void): Promise<void>;
  /** Records all or none; refused with `append-conflict` when the log has changed since `version`. */
  append(drafts: readonly EventDraft[], version: number): Promise<Result<readonly RecordedEvent[], NotRecorded>>;
  appendAgain(events: readonly PendingEvent[]): Promise<Result<readonly RecordedEvent[], NotRecorded>>;
  /** Removes events of one's own by id, with their words, here and wherever they were sent. */
  remove(eventIds: readonly string[]): Promise<Result<void, NotRecorded>>;
  getDraft(key: string): Answer<Draft | null>;
  putDraft(key: string, draft: Draft): Answer<void>;
  deleteDraft(key: string): Answer<void>;
  listDrafts(prefix: string): Answer<readonly { readonly key: string; readonly draft: Draft | null }[]>;
  getValue(key: string): Answer<JsonValue | undefined>;
  putValue(key: string, value: JsonValue): Answer<void>;

  /** Tries the relay at once, such as when the device is online again or in sight again. */
  reconnect(): Promise<void>;

  /** Puts the account, sealed, at the relay under a passphrase, so that it opens on other devices and can be invited. */
  signUp(passphrase: string): Answer<RecoverySheet, RelayRefused | LockRefused>;
  changePassphrase(passphrase: string): Answer<void, RelayRefused | LockRefused>;
  /** The words that another device of one's own asks for, next to the passphrase. */
  accountWords(): Answer<readonly string[]>;
  /** Makes a new sheet; the one before opens nothing any more. */
  recoverySheet(): Answer<RecoverySheet, RelayRefused | LockRefused>;
  /** On a new device: opens an account that exists, with the account words and the passphrase, and sets a code here. */
  signIn(input: {
    readonly accountWords: string;
    readonly passphrase: string;
    readonly code: string;
  }): Answer<OpenedPerson, RelayRefused | LockRefused>;
  /** The same with the printed sheet instead of the passphrase; a new passphrase is set. */
  recover(input: {
    readonly accountWords: string;
    readonly recoveryWords: string;
    readonly passphrase: string;
    readonly code: string;
  }): Answer<OpenedPerson, RelayRefused | LockRefused>;
  devices(): Answer<readonly OwnDevice[], RelayRefused>;
  /** Tells one's other devices what kind this one is, once it can be one of several. */
  recogniseDevice(kind: DeviceKind): Answer<void>;
  /** Gives one of one's devices a name that only oneself reads; an empty one takes it away. */
  nameDevice(id: string, name: string): Answer<void, NameRefused>;
  revokeDevice(id: string, passphrase: string): Answer<RecoverySheet, RelayRefused | LockRefused>;

  /**
   * Makes new keys for everything that is one's own, or that both share, and lets those before be forgotten once nothing
   * needs them: what was removed by then opens with none that are left. Goes on by itself whenever the relay is reached.
   */
  deepClean(kind: "mine" | "ours"): Answer<void, RelayRefused>;

  /** Begins an invitation: in person shows a QR code, apart six words. */
  invite(way: "in-person" | "apart"): Answer<Pairing, RelayRefused>;
  /** Answers one, with the text of a scanned code or six words. */
  answerInvitation(input: { readonly scanned: string } | { readonly words: string }): Answer<Pairing, RelayRefused>;
  /** In person: the code that the other device showed in answer. */
  confirmScanned(scanned: string): Answer<Pairing, RelayRefused>;
  /** Both have read the phrase aloud, and it is the same; or it is not, and nothing is joined. */
  comparePhrase(same: boolean): Answer<Pairing>;
  stopPairing(): Promise<void>;
  /** Ends the joining from this side, at once. Own things stay. */
  leavePartner(): Answer<void>;

  /** Everything that this person may take with them: readable text and a file that can be brought back. */
  exportOwn(): Answer<{ readonly json: string; readonly markdown: string }>;
  importOwn(json: string): Answer<{ readonly events: number }, { readonly type: "file-not-understood" }>;
}

import { certifyDevice, phraseToWords, readGenesis, type VaultSpace } from "@attune/crypto";
import { otherSide, type Side } from "@attune/domain/cycle";
import { ok, type Result } from "@attune/kernel";
import {
  createSealedDevice,
  createSealedDrafts,
  createSealedLog,
  type DeviceStore,
  type DraftStore,
  type SealedLog,
  type Space,
  type SpaceToOpen,
  type StorageError,
} from "@attune/sync";
import { bytesToBase64Url, equalBytes } from "@attune/wire";
import { type Couple, foldCouple, NO_COUPLE } from "../couple.ts";
import { type CoupleEvent, recordToCoupleEvent } from "../couple-event.ts";
import { INSIDE } from "../fold-letters.ts";
import { foldOwnRecords, type KnownOfSelf, recordToOwnRecord } from "../own-record.ts";
import type { Bond, PersonHere } from "../vault-service.ts";
import type { OpenAccount } from "./open-account.ts";
import type { PersonRecord } from "./person-record.ts";
import type { VaultTerms } from "./vault-terms.ts";

/** Someone whose lock is open: their secrets, and everything that is read and written with them. */
export interface Inside {
  /** Stays the same from when the lock opened until it closes. */
  readonly entry: symbol;
  readonly record: PersonRecord;
  readonly account: OpenAccount;
  readonly log: SealedLog;
  readonly drafts: DraftStore;
  readonly values: DeviceStore;
}

/** Opens everything of an account that is read with its keys. */
export async function openInside(
  terms: VaultTerms,
  { record, account, entry }: Pick<Inside, "record" | "account" | "entry">,
): Promise<Result<Inside, StorageError>> {
  const { crypto, envelopes, clock, random } = terms;
  const { vault, device, hereKey } = account;
  const sealer = { crypto, hereKey };
  const log = createSealedLog({
    crypto,
    self: { identity: vault, device, cert: certifyDevice(crypto, vault, device.public) },
    hereKey,
    store: envelopes,
    spaces: spacesToOpen(account),
    clock,
    random,
  });
  const read = await log.entries();
  if (!read.ok) return read;
  return ok({
    entry,
    record,
    account,
    log,
    drafts: createSealedDrafts(terms.drafts, sealer, record.tag),
    values: createSealedDevice(terms.device, sealer, record.tag),
  });
}

/** What belongs to whoever is open: there is one such space in a log, whatever its owner's side is. */
export const MINE: Space = { kind: "mine", owner: INSIDE };

/** What is shared with the partner. */
export const OURS: Space = { kind: "ours" };

/** The space of the vault that is one's own, or the newest that is shared with a partner; null where there is none. */
export function vaultSpaceOf({ vault }: Pick<OpenAccount, "vault">, kind: "mine" | "ours"): VaultSpace | null {
  return vault.spaces.findLast((space) => kindOf(space) === kind) ?? null;
}

/** The space as the log opens it. */
export function spaceToOpen({ held }: OpenAccount, known: VaultSpace, space: Space): SpaceToOpen {
  const { id, genesis, people, boxes, since } = known;
  return { space, genesis, people, boxes, since, held: held.find((each) => equalBytes(each.space, id)) ?? null };
}

/** One's own space, and the newest one that is shared with a partner. */
function spacesToOpen(account: OpenAccount): readonly SpaceToOpen[] {
  const { vault } = account;
  const mine = vault.spaces.filter((space) => kindOf(space) === "mine");
  const ours = oursOf({ vault });
  return [
    ...mine.map((space) => spaceToOpen(account, space, MINE)),
    ...(ours === null ? [] : [spaceToOpen(account, ours, OURS)]),
  ];
}

/** The newest space that is shared with a partner, or null. */
export function oursOf(account: Pick<OpenAccount, "vault">): VaultSpace | null {
  return vaultSpaceOf(account, "ours");
}

/** What the page before the locks may show of a person. */
export function personHere({ tag, name, side, hue, signedUp, passkey }: PersonRecord): PersonHere {
  if (passkey === null) return { tag, name, side, hue, signedUp, passkey };
  const { id, salt, since } = passkey;
  return { tag, name, side, hue, signedUp, passkey: { id, salt, since } };
}

/** How the two are joined, or null. `people`: everyone with a lock on this device. */
export function bondOf({ account, log, record }: Inside, people: readonly PersonRecord[]): Bond | null {
  const ours = oursOf(account);
  if (ours === null) return null;
  const here = people.some((person) => person.tag !== record.tag && isIn(person, ours));
  const members = log.membersOf({ kind: "ours" });
  const { side, names } = coupleIn(log, account.vault.account);
  return {
    partnerName: (side && names?.[otherSide(side)]) ?? null,
    verified: ours.verified,
    phrase: ours.phrase === null ? [] : phraseToWords(ours.phrase),
    here,
    track: members !== null && members.length < 2 ? "solo" : "together",
  };
}

/** What the log says of who one is and this device has not learned yet; null when there is nothing new. */
export function learnedOfSelf({
  log,
  account,
  record,
}: Pick<Inside, "log" | "account" | "record">): Pick<PersonRecord, "side" | "name" | "hue"> | null {
  if (record.side !== null) return null;
  const { side, names } = coupleIn(log, account.vault.account);
  if (side !== null) return { side, name: names?.[side] ?? record.name, hue: side === "A" ? "dusk" : "lamp" };
  const { name } = knownOfSelf(log);
  return record.name === "" && name !== null ? { side, name, hue: record.hue } : null;
}

/** What one's own space says of oneself and of one's devices. */
export function knownOfSelf(log: Pick<SealedLog, "known">): KnownOfSelf {
  const records = log.known().events.map(recordToOwnRecord);
  return foldOwnRecords(records.filter((record) => record !== null));
}

/** What the log says of the two: the one who formed the couple is A. */
export function coupleIn(
  log: Pick<SealedLog, "known">,
  account: Uint8Array,
): { readonly side: Side | null; readonly names: Couple["names"] } {
  const events = log.known().events.filter(({ type }) => NAMING.includes(type));
  const formed = events.find(({ type }) => type === "couple-formed");
  const { names } = foldCouple(
    NO_COUPLE,
    events.map(recordToCoupleEvent).filter((event) => event !== null),
  );
  if (formed === undefined) return { side: null, names };
  return { side: formed.author === bytesToBase64Url(account) ? "A" : "B", names };
}

const NAMING: readonly string[] = ["couple-formed", "partner-renamed"] satisfies readonly CoupleEvent["type"][];

/** Whether a person on this device is in a space. */
export function isIn({ spaces }: PersonRecord, { id }: Pick<VaultSpace, "id">): boolean {
  return spaces.includes(bytesToBase64Url(id));
}

function kindOf({ genesis }: VaultSpace): string | null {
  const read = readGenesis(genesis);
  return read.ok ? read.value.kind : null;
}

import { canReceive, createGenesis, nextGeneration, type VaultSpace } from "@attune/crypto";
import { assert, err, ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import { equalBytes } from "@attune/wire";
import { coupleEventToBody } from "../couple-event.ts";
import { checkName, isSameName, type NameRefused } from "../form-couple.ts";
import type { LockRefused, PersonTag, VaultService } from "../vault-service.ts";
import { type Inside, OURS, oursOf, personHere, spaceToOpen } from "./inside.ts";
import { createAccount, type OpenAccount, sealedCode, sealedParts, wipeAccount } from "./open-account.ts";
import { checkCode, openLock } from "./open-lock.ts";
import { whyNotKept } from "./own-device-calls.ts";
import { erasePerson, listPeople, nextTag, type PersonRecord, readPerson, writePerson } from "./person-record.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";
import type { VaultTerms } from "./vault-terms.ts";

type LockCalls = Pick<
  VaultService,
  "people" | "createPerson" | "open" | "confirmCode" | "lock" | "changeCode" | "removePerson" | "joinHere"
>;

type Made = Result<PersonRecord, StorageError>;

/** Everything about locks on this device. None of it needs a network. */
export function createLockCalls(core: VaultCore): LockCalls {
  const { terms } = core;
  const { device } = terms;

  async function joinHere({ name, code }: { readonly name: string; readonly code: string }) {
    const inside = core.inside();
    if (inside === null) return err({ type: "damaged" as const });
    const checked = checkSecond(inside, name, code);
    if (!checked.ok) return checked;
    const receiving = await receivingInside(core, inside);
    if (!receiving.ok) return receiving;
    const first = receiving.value;
    const second = createAccount(terms.crypto);
    const spaces = foundOurs(core, first.account, second);
    const account = withSpace(second, spaces.ofSecond);
    const made = await addPerson(core, account, { name: checked.value, code, side: "B", hue: "lamp" });
    if (!made.ok) return made;
    const kept = await keepJoined(core, first.record.tag, spaces.ofFirst);
    if (!kept.ok) return kept;
    const formed = await formHere(kept.value, { A: first.record.name, B: checked.value });
    return formed.ok ? core.enterByCode(made.value, account) : formed;
  }

  return {
    async people() {
      const people = await listPeople(device);
      return people.ok ? ok(people.value.map(personHere)) : people;
    },
    async createPerson(name, code) {
      const checked = checkPerson(name, code);
      if (!checked.ok) return checked;
      const account = createAccount(terms.crypto);
      const made = await addPerson(core, account, { name: checked.value, code, side: null, hue: "dusk" });
      if (!made.ok) return made;
      return core.enterByCode(made.value, account);
    },
    async open(tag, code) {
      const record = await readPerson(device, tag);
      if (!record.ok) return record;
      const opened = await openLock(terms, record.value, code);
      if (!opened.ok) return opened;
      return core.enterByCode(record.value, opened.value);
    },
    async confirmCode(code) {
      const tag = core.inside()?.record.tag;
      const record = await readPerson(device, tag ?? "");
      if (!record.ok) return record;
      const opened = await openLock(terms, record.value, code);
      if (!opened.ok) return opened;
      wipeAccount(terms.crypto, opened.value);
      core.confirm();
      return ok(undefined);
    },
    async lock() {
      core.leave();
    },
    changeCode: (tag, before, after) => changeCode(core, { tag, before, after }),
    removePerson: (tag) => removePerson(core, tag),
    joinHere,
  };
}

function checkSecond(first: Inside, name: string, code: string): Result<string, LockRefused | NameRefused> {
  const checked = checkPerson(name, code);
  const isSame = checked.ok && isSameName(first.record.name, checked.value);
  return isSame ? err({ type: "name-refused", reason: "same" }) : checked;
}

function checkPerson(name: string, code: string): Result<string, LockRefused | NameRefused> {
  const checked = checkName(name);
  if (!checked.ok) return checked;
  const fine = checkCode(code);
  return fine.ok ? checked : fine;
}

async function changeCode(
  core: VaultCore,
  { tag, before, after }: { readonly tag: PersonTag; readonly before: string; readonly after: string },
): Promise<Result<void, LockRefused | StorageError>> {
  const { terms } = core;
  const checked = checkCode(after);
  if (!checked.ok) return checked;
  const record = await readPerson(terms.device, tag);
  if (!record.ok) return record;
  const opened = await openLock(terms, record.value, before);
  if (!opened.ok) return opened;
  const code = await sealedCode(terms, opened.value, after);
  if (core.inside()?.record.tag !== tag) return writePerson(terms.device, { ...record.value, ...code });
  const kept = await core.keep(() => ({ record: code }));
  return kept.ok ? ok(undefined) : kept;
}

interface NewPerson extends Pick<PersonRecord, "name" | "side" | "hue"> {
  readonly code: string;
}

/** Keeps an account on this device, behind a code; in the place of what was kept of the same account before. */
export async function addPerson(
  { terms }: VaultCore,
  account: OpenAccount,
  { code, signedUp = false, ...person }: NewPerson & { readonly signedUp?: boolean },
): Promise<Made> {
  const people = await listPeople(terms.device);
  if (!people.ok) return people;
  const lock = await sealedCode(terms, account, code);
  const before = people.value.find((each) => equalBytes(each.account, account.vault.account));
  const tag: PersonTag = before?.tag ?? nextTag(people.value);
  const { name, side, hue } = before ?? person;
  const record = { tag, name, side, hue, signedUp, passkey: null, ...lock, ...sealedParts(terms.crypto, account) };
  const written = await writePerson(terms.device, record);
  return written.ok ? ok(record) : written;
}

/** A space that two accounts have founded, as each keeps it. They stand side by side, so each knows the other for sure. */
function foundOurs(
  { terms }: VaultCore,
  first: OpenAccount,
  second: OpenAccount,
): { readonly ofFirst: VaultSpace; readonly ofSecond: VaultSpace } {
  const { space, bytes } = createGenesis(terms.crypto, "ours", [first.vault.account, second.vault.account]);
  const ours = { id: space, genesis: bytes, phrase: null, verified: true, boxes: [], since: 0 };
  return {
    ofFirst: { ...ours, people: [second.vault.chain] },
    ofSecond: { ...ours, people: [first.vault.chain] },
  };
}

/** Puts the space into the first one's account as it is by now; refused when somebody else has come in meanwhile. */
async function keepJoined(core: VaultCore, tag: PersonTag, space: VaultSpace): Promise<Result<Inside, StorageError>> {
  const kept = await core.keep(({ account, record }) =>
    record.tag === tag ? { account: withSpace(account, space), record: { side: "A", hue: "dusk" } } : {},
  );
  return kept.ok && kept.value.record.tag !== tag ? err(LOCKED) : kept;
}

/** Whoever is inside, with an identity to which something can be sealed: after deep cleans it may need a new generation. */
export async function receivingInside(core: VaultCore, inside: Inside): Promise<Result<Inside, StorageError>> {
  if (canReceive(inside.account.vault)) return ok(inside);
  const entered = await core.reenter(({ account, entry }) =>
    entry === inside.entry
      ? { account: { ...account, vault: { ...account.vault, ...nextGeneration(core.terms.crypto, account.vault) } } }
      : {},
  );
  const now = core.inside();
  if (!entered.ok) return entered;
  return now?.entry === inside.entry ? ok(now) : err(LOCKED);
}

/** The account with one space more. */
export function withSpace(account: OpenAccount, space: VaultSpace): OpenAccount {
  const spaces = [...account.vault.spaces, space];
  return { ...account, vault: { ...account.vault, spaces }, version: account.version + 1 };
}

async function formHere({ account, log }: Inside, names: { readonly A: string; readonly B: string }) {
  const ours = oursOf(account);
  assert(ours !== null, "the two have just been joined");
  const opened = await log.openSpace(spaceToOpen(account, ours, OURS));
  if (!opened.ok) return opened;
  return recordCouple(log, names);
}

/** The first thing that both share: what they call themselves. */
export async function recordCouple(
  log: Inside["log"],
  names: { readonly A: string; readonly B: string },
): Promise<Result<void, StorageError>> {
  const body = coupleEventToBody({ type: "couple-formed", names });
  const recorded = await log.append("couple-formed", body, { kind: "ours" });
  return recorded.ok ? ok(undefined) : err(whyNotKept(recorded.error));
}

async function removePerson(core: VaultCore, tag: PersonTag): Promise<Result<void, StorageError>> {
  const { device, envelopes } = core.terms;
  const people = await listPeople(device);
  if (!people.ok) return people;
  const leaver = people.value.find((person) => person.tag === tag);
  if (leaver === undefined) return ok(undefined);
  if (core.inside()?.record.tag === tag) core.leave();
  const others = people.value.filter((person) => person.tag !== tag);
  const shared = new Set(others.flatMap(({ spaces }) => spaces));
  for (const space of leaver.spaces.filter((name) => !shared.has(name))) {
    const erased = await envelopes.erase(space);
    if (!erased.ok) return erased;
  }
  const owned = await eraseOwned(core.terms, `${tag}/`);
  return owned.ok ? erasePerson(device, tag) : owned;
}

/** Removes the sealed drafts and values of a person; their names say whose they are, and nothing else. */
async function eraseOwned({ drafts, device }: VaultTerms, prefix: string): Promise<Result<void, StorageError>> {
  const [keptDrafts, keptValues] = [await drafts.list(prefix), await device.list(prefix)];
  if (!keptDrafts.ok) return keptDrafts;
  if (!keptValues.ok) return keptValues;
  const draftKeys = [...keptDrafts.value.drafts, ...keptDrafts.value.unreadable].map(({ key }) => key);
  const valueKeys = [...keptValues.value.values, ...keptValues.value.unreadable].map(({ key }) => key);
  for (const erase of [
    ...draftKeys.map((key) => () => drafts.delete(key)),
    ...valueKeys.map((key) => () => device.delete(key)),
  ]) {
    const erased = await erase();
    if (!erased.ok) return erased;
  }
  return ok(undefined);
}

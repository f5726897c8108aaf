import {
  type Crypto,
  finishLogin,
  finishRegistration,
  loginOf,
  openOpaque,
  openSlot,
  openVaultOnwards,
  proveRecovery,
  proveRegistration,
  type RecoverySheet,
  type SignKey,
  type Slot,
  sealSlot,
  sealVault,
  sheetSignKey,
  startLogin,
  startRegistration,
  type Vault,
} from "@attune/crypto";
import { assert, err, ok, type Result } from "@attune/kernel";
import type { RelayCaller } from "@attune/sync";
import type { RelayRefused } from "../vault-service.ts";
import type { OpenAccount } from "./open-account.ts";
import { relayRefused } from "./relay-refused.ts";

/** What calls about an account stand on. */
export interface RelayTools {
  readonly crypto: Crypto;
  readonly call: RelayCaller;
}

/** An account that was opened from the relay on a new device. */
export interface FetchedAccount {
  readonly masterKey: Uint8Array;
  readonly vault: Vault;
  readonly version: number;
}

type AtRelay<Value> = Promise<Result<Value, RelayRefused>>;

/** Puts a new account at the relay, sealed. */
export async function register(
  tools: RelayTools,
  account: OpenAccount,
  { passphrase, sheet, isOpen }: Pick<Replacement, "isOpen"> & Required<Pick<Replacement, "passphrase" | "sheet">>,
): AtRelay<void> {
  const { crypto, call } = tools;
  const protection = await protectByPassphrase(tools, account, passphrase);
  if (!protection.ok) return protection;
  if (!isOpen()) return err({ type: "relay-unreachable" });
  const [first] = account.vault.generations;
  const [statement] = account.vault.chain;
  assert(first !== undefined && statement !== undefined, "an identity has a generation");
  const registration = {
    login: loginOf(account.accountSecret),
    account: account.vault.account,
    device: account.device.public,
  };
  const done = await call("registerFinish", {
    ...registration,
    record: protection.value.record,
    slots: [protection.value.slot, sheetSlot(crypto, account, sheet)],
    statement: statement[0],
    proof: proveRegistration(crypto, first, registration),
    sheetKey: sheetSignKey(crypto, sheet).public,
    vault: { version: account.version, sealed: sealVault(crypto, account) },
  });
  return done.ok ? ok(undefined) : relayRefused(done.error);
}

/** What is to be replaced at the relay; slots that are not given stay as they are there. */
export interface Replacement {
  readonly token: Uint8Array;
  /** Whether the account's secrets are in memory still: they are overwritten when somebody locks, and never sealed then. */
  readonly isOpen: () => boolean;
  readonly passphrase?: string;
  readonly sheet?: RecoverySheet;
}

/** Replaces passphrase, sheet or both, and the vault with them; answers the account with the version it has there. */
export async function replaceProtection(
  tools: RelayTools,
  account: OpenAccount,
  { token, passphrase, sheet, isOpen }: Replacement,
): AtRelay<OpenAccount> {
  const { crypto, call } = tools;
  const stored = await call("getVault", null, { token });
  if (!stored.ok) return relayRefused(stored.error);
  // What another device has made of the vault meanwhile is not written over.
  if (stored.value.vault.version !== account.version) return err({ type: "relay-refused", reason: "version-conflict" });
  const protection = passphrase === undefined ? null : await protectByPassphrase(tools, account, passphrase);
  if (protection !== null && !protection.ok) return protection;
  if (!isOpen()) return err({ type: "relay-unreachable" });
  const fresh = [
    ...(protection === null ? [] : [protection.value.slot]),
    ...(sheet === undefined ? [] : [sheetSlot(crypto, account, sheet)]),
  ];
  const kept = stored.value.slots.filter(([kind]) => !fresh.some(([other]) => other === kind));
  const renewed = { ...account, version: stored.value.vault.version + 1 };
  const request = {
    record: protection?.value.record ?? null,
    sheetKey: sheet === undefined ? null : sheetSignKey(crypto, sheet).public,
    slots: [...fresh, ...kept],
    vault: { version: renewed.version, sealed: sealVault(crypto, renewed) },
  };
  const done = await call("putPassphrase", request, { token });
  return done.ok ? ok(renewed) : relayRefused(done.error);
}

/** Puts the vault there; its version is one more than the one that is there. */
export async function putVault(tools: RelayTools, account: OpenAccount, token: Uint8Array): AtRelay<void> {
  const { version } = account;
  const done = await tools.call("putVault", { version, sealed: sealVault(tools.crypto, account) }, { token });
  return done.ok ? ok(undefined) : relayRefused(done.error);
}

/** Opens an account with its passphrase, and enrols this device. */
export async function logIn(
  { crypto, call }: RelayTools,
  terms: { readonly accountSecret: Uint8Array; readonly passphrase: string; readonly device: SignKey },
): AtRelay<FetchedAccount> {
  const { accountSecret, passphrase, device } = terms;
  const opaque = await openOpaque();
  const started = startLogin(opaque, passphrase);
  const answer = await call("loginStart", { login: loginOf(accountSecret), request: started.request });
  if (!answer.ok) return relayRefused(answer.error);
  const { attempt, response } = answer.value;
  const finished = finishLogin(opaque, { passphrase, state: started.state, response });
  if (!finished.ok) return err({ type: "wrong-passphrase" });
  const { finish, exportKey } = finished.value;
  const enrolled = await call("loginFinish", { attempt, finish, device: device.public });
  if (!enrolled.ok) return relayRefused(enrolled.error);
  return openFetched(crypto, enrolled.value, (slot, account) =>
    openSlot(crypto, { slot, account }, { kind: "passphrase", exportKey, accountSecret }),
  );
}

/** Opens an account with its printed sheet, and enrols this device. */
export async function logInWithSheet(
  { crypto, call }: RelayTools,
  { sheet, device }: { readonly sheet: RecoverySheet; readonly device: SignKey },
): AtRelay<FetchedAccount> {
  const started = await call("recoverStart", { login: loginOf(sheet.accountSecret) });
  if (!started.ok) return relayRefused(started.error);
  const { challenge } = started.value;
  const proof = proveRecovery(crypto, sheet, challenge);
  const enrolled = await call("recoverFinish", { challenge, proof, device: device.public });
  if (!enrolled.ok) {
    const { error } = enrolled;
    const wrong = error.type === "relay-refused" && error.reason === "not-proved";
    return wrong ? err({ type: "wrong-words", index: null }) : relayRefused(error);
  }
  return openFetched(crypto, enrolled.value, (slot, account) =>
    openSlot(crypto, { slot, account }, { kind: "sheet", sheet }),
  );
}

type RelaySlot = ["passphrase" | "sheet", null, Uint8Array];

async function protectByPassphrase(
  { crypto, call }: RelayTools,
  { masterKey, vault, accountSecret }: OpenAccount,
  passphrase: string,
): AtRelay<{ readonly record: Uint8Array; readonly slot: RelaySlot }> {
  const opaque = await openOpaque();
  const started = startRegistration(opaque, passphrase);
  const answer = await call("registerStart", { login: loginOf(accountSecret), request: started.request });
  if (!answer.ok) return relayRefused(answer.error);
  const { response } = answer.value;
  const registered = finishRegistration(opaque, { passphrase, state: started.state, response });
  if (!registered.ok) return err({ type: "relay-refused", reason: "not-understood" });
  const { record, exportKey } = registered.value;
  const owned = { masterKey, account: vault.account };
  const [, , sealed] = sealSlot(crypto, owned, { kind: "passphrase", exportKey, accountSecret });
  return ok({ record, slot: ["passphrase", null, sealed] });
}

function sheetSlot(crypto: Crypto, { masterKey, vault }: OpenAccount, sheet: RecoverySheet): RelaySlot {
  const [, , sealed] = sealSlot(crypto, { masterKey, account: vault.account }, { kind: "sheet", sheet });
  return ["sheet", null, sealed];
}

interface Enrolled {
  readonly account: Uint8Array;
  readonly slots: readonly Slot[];
  readonly vault: { readonly version: number; readonly sealed: Uint8Array };
}

/** The relay's word is not taken for anything: what it hands out opens with the right secret, or not at all. */
function openFetched(
  crypto: Crypto,
  { account, slots, vault }: Enrolled,
  open: (slot: Slot, account: Uint8Array) => Result<Uint8Array, unknown>,
): Result<FetchedAccount, RelayRefused> {
  for (const slot of slots) {
    const masterKey = open(slot, account);
    if (!masterKey.ok) continue;
    const { version, sealed } = vault;
    const found = openVaultOnwards(crypto, { masterKey: masterKey.value, account, version, newestSeen: 0, sealed });
    if (found.ok) return ok({ ...found.value, version });
  }
  return err({ type: "relay-refused", reason: "not-understood" });
}

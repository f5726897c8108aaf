import {
  createDevice,
  createMasterKey,
  nextGeneration,
  type RecoverySheet as Sheet,
  sheetToWords,
  wordsToBytes,
} from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import { base64UrlToBytes, bytesToBase64Url, equalBytes } from "@attune/wire";
import { UNKNOWN_DEVICE } from "../own-record.ts";
import {
  LONGEST_SECRET,
  type LockRefused,
  type OpenedPerson,
  type RecoverySheet,
  type RelayRefused,
  SHORTEST_PASSPHRASE,
  type VaultService,
} from "../vault-service.ts";
import { logIn, logInWithSheet, type Replacement, register, replaceProtection } from "./account-at-relay.ts";
import type { Inside } from "./inside.ts";
import { knownOfSelf, MINE, vaultSpaceOf } from "./inside.ts";
import { addPerson } from "./lock-calls.ts";
import { isStillInside, meetVault } from "./meet-vault.ts";
import { withNewBox } from "./merge-vaults.ts";
import { type OpenAccount, openedHere } from "./open-account.ts";
import { checkCode } from "./open-lock.ts";
import { tellOwnName } from "./own-device-calls.ts";
import { relayRefused } from "./relay-refused.ts";
import { obtainToken } from "./relay-token.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";

type AccountCalls = Pick<
  VaultService,
  "signUp" | "changePassphrase" | "recoverySheet" | "accountWords" | "signIn" | "recover" | "devices" | "revokeDevice"
>;

type Refused = RelayRefused | LockRefused | StorageError;

/** Everything about an account that the relay keeps, sealed, so that it opens on more than one device. */
export function createAccountCalls(core: VaultCore): AccountCalls {
  const {
    crypto,
    relay: { call },
  } = core.terms;
  const tools = { crypto, call };

  async function withToken<Value, Failure>(
    work: (inside: Inside, token: Uint8Array) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure | RelayRefused>> {
    const inside = core.inside();
    if (inside === null || !inside.record.signedUp) return err({ type: "not-signed-up" });
    const { vault, device } = inside.account;
    const token = await obtainToken(tools, { account: vault.account, device });
    return token.ok ? work(inside, token.value) : relayRefused(token.error);
  }

  /** What another device has made of the account is learned before anything of it is replaced. */
  async function meetFirst(): Promise<Result<void, RelayRefused | StorageError>> {
    return core.inside()?.record.signedUp === true ? meetVault(core) : ok(undefined);
  }

  /** Replaces what is given at the relay, and keeps the account as it is there now. */
  async function replace(
    change: Omit<Replacement, "token" | "isOpen">,
  ): Promise<Result<void, RelayRefused | StorageError>> {
    const met = await meetFirst();
    if (!met.ok) return met;
    return withToken<void, RelayRefused | StorageError>(async (inside, token) => {
      const isOpen = () => isStillInside(core, inside);
      const replaced = await replaceProtection(tools, inside.account, { ...change, token, isOpen });
      if (!replaced.ok) return replaced;
      const kept = await core.keep(({ account: now }) => ({ account: { ...now, version: replaced.value.version } }));
      return kept.ok ? ok(undefined) : kept;
    });
  }

  async function comeIn(account: OpenAccount, code: string): Promise<Result<OpenedPerson, StorageError>> {
    const made = await addPerson(core, account, { name: "", side: null, hue: "dusk", code, signedUp: true });
    return made.ok ? core.enterByCode(made.value, account) : made;
  }

  /** What gives lasting access is not for someone who has picked up an open device. */
  function confirmed(): Result<string, LockRefused> {
    return core.isConfirmed() ? ok("") : err({ type: "code-needed" });
  }

  return {
    async signUp(passphrase) {
      const checked = checkPassphrase(passphrase);
      const inside = core.inside();
      if (!checked.ok) return checked;
      if (inside === null) return err({ type: "damaged" });
      const sheet = { accountSecret: inside.account.accountSecret, recoverySecret: crypto.random(16) };
      const told = await tellOwnName(inside);
      if (!told.ok) return told;
      const isOpen = () => isStillInside(core, inside);
      const registered = await register(tools, inside.account, { passphrase, sheet, isOpen });
      if (!registered.ok) return registered;
      const kept = await core.keep(() => ({ record: { signedUp: true } }));
      if (!kept.ok) return kept;
      core.connect();
      return ok(toPrint(sheet));
    },
    async changePassphrase(passphrase) {
      const checked = firstRefusal(confirmed(), checkPassphrase(passphrase));
      return checked ?? replace({ passphrase });
    },
    async recoverySheet() {
      const inside = core.inside();
      const checked = confirmed();
      if (!checked.ok) return checked;
      if (inside === null) return err({ type: "not-signed-up" });
      const sheet = { accountSecret: inside.account.accountSecret, recoverySecret: crypto.random(16) };
      const replaced = await replace({ sheet });
      return replaced.ok ? ok(toPrint(sheet)) : replaced;
    },
    async accountWords() {
      const inside = core.inside();
      if (inside === null) return ok([]);
      const { accountSecret } = inside.account;
      return ok(sheetToWords({ accountSecret, recoverySecret: accountSecret }).account);
    },
    async signIn({ accountWords, passphrase, code }) {
      const checked = checkCode(code);
      if (!checked.ok) return checked;
      const secret = readWords(accountWords);
      if (!secret.ok) return secret;
      const device = createDevice(crypto);
      const fetched = await logIn(tools, { accountSecret: secret.value, passphrase, device });
      if (!fetched.ok) return fetched;
      return comeIn(openedHere(crypto, { ...fetched.value, device, accountSecret: secret.value }), code);
    },
    async recover({ accountWords, recoveryWords, passphrase, code }) {
      const checked = firstRefusal(checkCode(code), checkPassphrase(passphrase));
      if (checked !== null) return checked;
      const [accountSecret, recoverySecret] = [readWords(accountWords), readWords(recoveryWords)];
      if (!accountSecret.ok) return accountSecret;
      if (!recoverySecret.ok) return recoverySecret;
      const sheet: Sheet = { accountSecret: accountSecret.value, recoverySecret: recoverySecret.value };
      const device = createDevice(crypto);
      const fetched = await logInWithSheet(tools, { sheet, device });
      if (!fetched.ok) return fetched;
      const account = openedHere(crypto, { ...fetched.value, device, accountSecret: sheet.accountSecret });
      const token = await obtainToken(tools, { account: account.vault.account, device });
      if (!token.ok) return relayRefused(token.error);
      const replaced = await replaceProtection(tools, account, { token: token.value, passphrase, isOpen: () => true });
      return replaced.ok ? comeIn(replaced.value, code) : replaced;
    },
    devices: () =>
      withToken(async ({ account, log }, token) => {
        const found = await call("getDevices", null, { token });
        if (!found.ok) return relayRefused(found.error);
        const own = account.device.public;
        const known = knownOfSelf(log).devices;
        const left = found.value.devices.filter(({ revoked }) => revoked === null);
        return ok(
          left.map(({ device, enrolled }) => {
            const id = bytesToBase64Url(device);
            const described = known.get(id) ?? UNKNOWN_DEVICE;
            return { id, thisOne: equalBytes(device, own), enrolledAt: enrolled, ...described };
          }),
        );
      }),
    async revokeDevice(id, passphrase) {
      const checked = firstRefusal(confirmed(), checkPassphrase(passphrase));
      return checked ?? revoke(id, passphrase);
    },
  };

  /** New keys for everything, so that the lost device reads nothing that is written from here on. */
  async function revoke(id: string, passphrase: string): Promise<Result<RecoverySheet, Refused>> {
    const lost = base64UrlToBytes(id);
    if (lost === null) return err({ type: "relay-refused", reason: "not-found" });
    const met = await meetFirst();
    if (!met.ok) return met;
    const revoked = await withToken<OpenAccount, Refused>(async ({ account }, token) => {
      const gone = await call("revokeDevice", null, { token, segments: { device: lost } });
      return gone.ok ? ok(account) : relayRefused(gone.error);
    });
    if (!revoked.ok) return revoked;
    const identity = nextGeneration(crypto, revoked.value.vault);
    const mine = vaultSpaceOf(revoked.value, "mine");
    const spaces = revoked.value.vault.spaces.map((space) => (space === mine ? withNewBox(crypto, space) : space));
    const vault = { ...revoked.value.vault, ...identity, spaces };
    const renewed: OpenAccount = { ...revoked.value, vault, masterKey: createMasterKey(crypto) };
    const sheet = { accountSecret: renewed.accountSecret, recoverySecret: crypto.random(16) };
    const replaced = await withToken<OpenAccount, Refused>((inside, token) => {
      const isOpen = () => isStillInside(core, inside);
      return replaceProtection(tools, renewed, { token, passphrase, sheet, isOpen });
    });
    if (!replaced.ok) return replaced;
    const entered = await core.reenter(() => ({ account: replaced.value }));
    if (!entered.ok) return entered;
    const begun = await beginAnew(core);
    return begun.ok ? ok(toPrint(sheet)) : begun;
  }
}

/** New keys for every space, where this account still is a member. */
async function beginAnew(core: VaultCore): Promise<Result<void, StorageError>> {
  for (const space of [MINE, { kind: "ours" } as const]) {
    const begun = await core.inside()?.log.beginEpoch(space, null);
    const isClosed = begun?.ok === false && begun.error.reason.type === "space-closed";
    if (begun?.ok === false && !isClosed) return err(LOCKED);
  }
  core.connect();
  return ok(undefined);
}

function checkPassphrase(passphrase: string): Result<string, LockRefused> {
  if (passphrase.length < SHORTEST_PASSPHRASE) return err({ type: "code-refused", reason: "too-short" });
  if (passphrase.length > LONGEST_SECRET) return err({ type: "code-refused", reason: "too-long" });
  return ok(passphrase);
}

function firstRefusal(
  ...checks: readonly Result<string, LockRefused>[]
): { readonly ok: false; readonly error: LockRefused } | null {
  return checks.find((check) => !check.ok) ?? null;
}

function readWords(text: string): Result<Uint8Array, RelayRefused> {
  const bytes = wordsToBytes(text);
  if (bytes.ok) return bytes;
  return err({ type: "wrong-words", index: bytes.error.reason === "unknown-word" ? bytes.error.at : null });
}

function toPrint(sheet: Sheet): RecoverySheet {
  const { account, recovery } = sheetToWords(sheet);
  return { accountWords: account, recoveryWords: recovery, qr: [...account, ...recovery].join(" ") };
}

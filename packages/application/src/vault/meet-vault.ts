import { openVaultOnwards, type VaultFound } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import { bytesToBase64Url } from "@attune/wire";
import type { RelayRefused } from "../vault-service.ts";
import { putVault } from "./account-at-relay.ts";
import type { Inside } from "./inside.ts";
import { heldAfter, isSameVault, mergeVaults } from "./merge-vaults.ts";
import type { OpenAccount } from "./open-account.ts";
import { relayRefused } from "./relay-refused.ts";
import { obtainToken } from "./relay-token.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";

type Met = Promise<Result<void, RelayRefused | StorageError>>;

const meetings = new WeakMap<VaultCore, Map<string, Met>>();

/**
 * Brings the vault here and the one at the relay together, one meeting at a time for each account. Afterwards the relay
 * has what is known here, unless it was not reached, or somebody locked meanwhile.
 */
export function meetVault(core: VaultCore): Met {
  const inside = core.inside();
  if (inside === null) return Promise.resolve(ok(undefined));
  const ofCore = meetings.get(core) ?? new Map<string, Met>();
  meetings.set(core, ofCore);
  const name = bytesToBase64Url(inside.account.vault.account);
  const next = ofCore.get(name) ?? meet(core, inside).finally(() => ofCore.delete(name));
  ofCore.set(name, next);
  return next;
}

async function meet(core: VaultCore, inside: Inside): Met {
  const {
    crypto,
    relay: { call },
  } = core.terms;
  const { account } = inside;
  const token = await obtainToken({ crypto, call }, { account: account.vault.account, device: account.device });
  if (!token.ok) return relayRefused(token.error);
  const stored = await call("getVault", null, { token: token.value });
  if (!stored.ok) return relayRefused(stored.error);
  // Keys are overwritten when somebody locks: nothing may be made out of them afterwards.
  if (!isStillInside(core, inside)) return err(LOCKED);
  const { version, sealed } = stored.value.vault;
  const { masterKey, vault } = account;
  const theirs = openVaultOnwards(crypto, { masterKey, account: vault.account, version, newestSeen: 0, sealed });
  if (!theirs.ok) {
    // Made anew by another device: this one has to sign in again.
    core.setConnection({ state: "signed-out", trouble: null, waiting: 0, clockOffset: 0 });
    return ok(undefined);
  }
  return settle(core, inside, { theirs: theirs.value, version, token: token.value });
}

/** Whether the same person has been inside all the time since. */
export function isStillInside(core: VaultCore, { entry }: Inside): boolean {
  return core.inside()?.entry === entry;
}

interface StoredVault {
  readonly theirs: VaultFound;
  readonly version: number;
  readonly token: Uint8Array;
}

async function settle(core: VaultCore, before: Inside, { theirs, version, token }: StoredVault): Met {
  const here = core.inside()?.account;
  if (here === undefined) return err(LOCKED);
  const merge = ({ account, entry }: Inside) =>
    entry === before.entry ? { account: withVault(account, { ...theirs, version }) } : {};
  const isNews = !isSameVault(mergeVaults(here.vault, theirs.vault), here.vault);
  const kept = await (isNews ? core.reenter(merge) : core.keep(merge));
  const now = core.inside()?.account;
  if (!kept.ok) return kept;
  if (now === undefined || !isStillInside(core, before)) return err(LOCKED);
  if (isSameVault(now.vault, theirs.vault)) return ok(undefined);
  const { crypto, relay } = core.terms;
  const put = await putVault({ crypto, call: relay.call }, { ...now, version: version + 1 }, token);
  if (!put.ok) return put;
  const counted = await core.keep(({ account, entry }) =>
    entry === before.entry ? { account: { ...account, version: version + 1 } } : {},
  );
  // A device that cannot keep the new number meets the relay's vault again the next time.
  return counted.ok ? put : ok(undefined);
}

/** The account with a vault that has more than its own, and what this device needs of what that has forgotten. */
export function withVault(
  account: OpenAccount,
  { vault, masterKey, version }: VaultFound & Pick<OpenAccount, "version">,
): OpenAccount {
  const merged = mergeVaults(account.vault, vault);
  return { ...account, vault: merged, held: heldAfter(account, merged), masterKey, version };
}

import {
  type Crypto,
  createDevice,
  createGenesis,
  createIdentity,
  createMasterKey,
  createRecoverySheet,
  createSpaceBox,
  type DeviceBoundKey,
  hereKeyOf,
  openCodeSlot,
  openLocal,
  openVault,
  type SignKey,
  sealCodeSlot,
  sealLocal,
  sealVault,
  signKeyOf,
  type Vault,
  wipe,
} from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import type { HeldKeys } from "@attune/sync";
import { bytesOf, bytesToBase64Url, countSchema, decodeCbor, encodeCbor } from "@attune/wire";
import * as v from "valibot";
import { NO_ATTEMPTS } from "./code-attempts.ts";
import type { PersonRecord } from "./person-record.ts";

/** What opening and making accounts stands on. */
export interface AccountTools {
  readonly crypto: Crypto;
  readonly boundKey: DeviceBoundKey;
}

/** An account whose secrets are in memory. */
export interface OpenAccount {
  readonly masterKey: Uint8Array;
  /** What the code opens: a key of this device that seals the master key, and stays when that is made anew. */
  readonly lockKey: Uint8Array;
  /** Seals what lies on this device besides envelopes. */
  readonly hereKey: Uint8Array;
  readonly vault: Vault;
  readonly version: number;
  readonly device: SignKey;
  readonly accountSecret: Uint8Array;
  /** What the vault has forgotten of spaces and this device needs a while longer. */
  readonly held: readonly HeldSpace[];
}

/** Keys of one space that are kept on this device alone. */
export interface HeldSpace extends HeldKeys {
  readonly space: Uint8Array;
}

/** The record does not hold what this version has written, or not for this account. */
export interface RecordDamaged {
  readonly type: "damaged";
}

const boxSchema = v.strictObject({ public: bytesOf(32), secret: v.nullable(bytesOf(32)) });
const hereSchema = v.strictObject({
  masterKey: bytesOf(32),
  device: bytesOf(32),
  accountSecret: bytesOf(16),
  held: v.array(
    v.strictObject({
      ...{ space: bytesOf(32), since: countSchema },
      ...{ boxes: v.array(boxSchema), identity: v.array(bytesOf(32)) },
    }),
  ),
});

/** A new account with its first device and its own space. */
export function createAccount(crypto: Crypto): OpenAccount {
  const identity = createIdentity(crypto);
  const mine = createGenesis(crypto, "mine", [identity.account]);
  const space = {
    id: mine.space,
    genesis: mine.bytes,
    people: [],
    phrase: null,
    verified: true,
    boxes: [createSpaceBox(crypto)],
    since: 1,
  };
  return openedHere(crypto, {
    masterKey: createMasterKey(crypto),
    vault: { ...identity, spaces: [space] },
    version: 1,
    device: createDevice(crypto),
    accountSecret: createRecoverySheet(crypto).accountSecret,
  });
}

/** An account that gets a lock on this device. */
export function openedHere(crypto: Crypto, account: Omit<OpenAccount, "lockKey" | "hereKey" | "held">): OpenAccount {
  const lockKey = crypto.random(32);
  return { ...account, lockKey, hereKey: hereKeyOf(lockKey), held: [] };
}

/** What of an open account the record keeps, sealed. */
export function sealedParts(
  crypto: Crypto,
  { masterKey, hereKey, vault, version, device, accountSecret, held }: OpenAccount,
): Pick<PersonRecord, "account" | "vault" | "here" | "spaces"> {
  const secrets = encodeCbor({
    masterKey,
    device: device.secret.slice(0, 32),
    accountSecret,
    held: held.map(({ space, since, boxes, identity }) => ({
      ...{ space, since, identity },
      boxes: boxes.map((box) => ({ public: box.public, secret: box.secret })),
    })),
  });
  return {
    account: vault.account,
    spaces: vault.spaces.map(({ id }) => bytesToBase64Url(id)),
    vault: { version, sealed: sealVault(crypto, { masterKey, vault, version }) },
    here: sealLocal(crypto, { hereKey, name: "here", bytes: secrets }),
  };
}

/** The code part of a record, for a code that opens it from now on. */
export async function sealedCode(
  { crypto, boundKey }: AccountTools,
  account: Pick<OpenAccount, "lockKey" | "vault">,
  code: string,
): Promise<Pick<PersonRecord, "code" | "attempts">> {
  const owned = { masterKey: account.lockKey, account: account.vault.account };
  const [, salt, sealed] = await sealCodeSlot(crypto, owned, { code, boundKey });
  return { code: salt && { salt, sealed }, attempts: NO_ATTEMPTS };
}

/** The lock key behind a code, or null for a wrong one. */
export async function lockKeyBehind(
  { crypto, boundKey }: AccountTools,
  record: PersonRecord,
  code: string,
): Promise<Result<Uint8Array | null, RecordDamaged>> {
  if (record.code === null) return err({ type: "damaged" });
  const slot = ["code", record.code.salt, record.code.sealed] as const;
  const opened = await openCodeSlot(crypto, { slot, account: record.account }, { code, boundKey });
  if (opened.ok) return opened;
  return opened.error.reason === "wrong-secret" ? ok(null) : err({ type: "damaged" });
}

/** Opens the rest of a record with the lock key. */
export function openRecord(
  crypto: Crypto,
  record: PersonRecord,
  lockKey: Uint8Array,
): Result<OpenAccount, RecordDamaged> {
  const hereKey = hereKeyOf(lockKey);
  const here = openLocal(crypto, { hereKey, name: "here", bytes: record.here });
  const decoded = here.ok ? decodeCbor(here.value) : here;
  const secrets = decoded.ok ? v.safeParse(hereSchema, decoded.value) : null;
  if (!secrets?.success) return err({ type: "damaged" });
  const { masterKey, device, accountSecret, held } = secrets.output;
  const { version, sealed } = record.vault;
  const vault = openVault(crypto, { masterKey, account: record.account, version, newestSeen: version, sealed });
  if (!vault.ok) return err({ type: "damaged" });
  const opened = { masterKey, lockKey, hereKey, vault: vault.value, version };
  return ok({ ...opened, device: signKeyOf(crypto, device), accountSecret, held });
}

/** Overwrites the secrets of an account that is locked. */
export function wipeAccount(crypto: Crypto, account: OpenAccount): void {
  const { masterKey, lockKey, hereKey, vault, device, accountSecret, held } = account;
  wipe(crypto, masterKey, lockKey, hereKey, device.secret, accountSecret);
  for (const { sign, box } of vault.generations) wipe(crypto, sign, ...(box === null ? [] : [box]));
  for (const { identity } of held) wipe(crypto, ...identity);
  for (const { secret } of [...vault.spaces, ...held].flatMap(({ boxes }) => boxes)) {
    if (secret !== null) wipe(crypto, secret);
  }
}

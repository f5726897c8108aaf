import { err, ok, type Result } from "@attune/kernel";
import type { RelayRefusal } from "@attune/wire";
import type { Kysely } from "kysely";
import type { KeptAccount, KeyReplacement, Login, NewAccount, Vault } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";
import { bytesToSlots, slotsToBytes } from "./slot-bytes.ts";

type Db = Kysely<RelayTables>;
type Refusable = Result<null, RelayRefusal>;

/** Keeps the setup under its name, unless one is kept already, and gives the one that is kept. */
export async function keepServerSetup(db: Db, fresh: string): Promise<string> {
  const row = { name: "opaque-setup", value: fresh };
  await db
    .insertInto("relay_keys")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db.selectFrom("relay_keys").select("value").where("name", "=", row.name).executeTakeFirstOrThrow();
  return kept.value;
}

export async function register(db: Db, account: NewAccount, mostAccounts: number): Promise<Refusable> {
  const { count } = await db
    .selectFrom("accounts")
    .select((column) => column.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (count >= mostAccounts) return err("registration-closed");
  const inserted = await db
    .insertInto("accounts")
    .values({
      account: account.account,
      login: account.login,
      record: account.record,
      sheet_key: account.sheetKey,
      slots: slotsToBytes(account.slots),
      version: account.vault.version,
      vault: account.vault.sealed,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return err("account-taken");
  const device = { account: account.account, device: account.device, enrolled: account.at, revoked: null };
  await db.insertInto("devices").values(device).execute();
  await db.insertInto("account_uses").values({ account: account.account, used: 0, begun: 0 }).execute();
  return ok(null);
}

export async function findLogin(db: Db, login: Uint8Array): Promise<Login | null> {
  const row = await db
    .selectFrom("accounts")
    .select(["account", "record", "sheet_key"])
    .where("login", "=", login)
    .executeTakeFirst();
  return row === undefined ? null : { account: row.account, record: row.record, sheetKey: row.sheet_key };
}

export async function readAccount(db: Db, account: Uint8Array): Promise<KeptAccount | null> {
  const row = await db
    .selectFrom("accounts")
    .select(["account", "slots", "version", "vault"])
    .where("account", "=", account)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    account: row.account,
    slots: bytesToSlots(row.slots),
    vault: { version: row.version, sealed: row.vault },
  };
}

export async function replaceVault(db: Db, account: Uint8Array, { version, sealed }: Vault): Promise<Refusable> {
  const { numUpdatedRows } = await db
    .updateTable("accounts")
    .set({ version, vault: sealed })
    .where("account", "=", account)
    .where("version", "=", version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? ok(null) : err("version-conflict");
}

export async function replaceKeys(db: Db, replacement: KeyReplacement): Promise<Refusable> {
  const { account, vault, slots, record, sheetKey } = replacement;
  const { numUpdatedRows } = await db
    .updateTable("accounts")
    .set({
      version: vault.version,
      vault: vault.sealed,
      slots: slotsToBytes(slots),
      ...(record === null ? {} : { record }),
      ...(sheetKey === null ? {} : { sheet_key: sheetKey }),
    })
    .where("account", "=", account)
    .where("version", "=", vault.version - 1)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? ok(null) : err("version-conflict");
}

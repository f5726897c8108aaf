import { err, ok, type Result } from "@attune/kernel";
import type { RelayRefusal } from "@attune/wire";
import type { Kysely } from "kysely";
import { readAccount } from "./account-queries.ts";
import type { DeviceOfAccount, KeptAccount, ListedDevice } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";

type Db = Kysely<RelayTables>;

/** So many devices of an account may be enrolled at a time. */
const MOST_DEVICES = 64;

export async function enrolDevice(
  db: Db,
  { account, device }: DeviceOfAccount,
  at: number,
): Promise<Result<KeptAccount, RelayRefusal>> {
  const kept = await readAccount(db, account);
  if (kept === null) return err("not-proved");
  const known = await db
    .selectFrom("devices")
    .select("revoked")
    .where("account", "=", account)
    .where("device", "=", device)
    .executeTakeFirst();
  if (known !== undefined) return known.revoked === null ? ok(kept) : err("not-proved");
  if ((await listDevices(db, account)).filter(({ revoked }) => revoked === null).length >= MOST_DEVICES) {
    return err("quota");
  }
  await db.insertInto("devices").values({ account, device, enrolled: at, revoked: null }).execute();
  return ok(kept);
}

export async function listDevices(db: Db, account: Uint8Array): Promise<readonly ListedDevice[]> {
  return db
    .selectFrom("devices")
    .select(["device", "enrolled", "revoked"])
    .where("account", "=", account)
    .orderBy("enrolled")
    .orderBy("device")
    .execute();
}

export async function revokeDevice(
  db: Db,
  { account, device }: DeviceOfAccount,
  at: number,
): Promise<Result<null, RelayRefusal>> {
  const { numUpdatedRows } = await db
    .updateTable("devices")
    .set((column) => ({ revoked: column.fn.coalesce("revoked", column.val(at)) }))
    .where("account", "=", account)
    .where("device", "=", device)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return err("not-found");
  await db.deleteFrom("tokens").where("account", "=", account).where("device", "=", device).execute();
  return ok(null);
}

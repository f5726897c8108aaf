import { err, ok, type Result } from "@attune/kernel";
import type { RelayRefusal } from "@attune/wire";
import type { Kysely } from "kysely";
import type { Attempt, Session } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";

type Db = Kysely<RelayTables>;

export async function keepAttempt(db: Db, attempt: Attempt): Promise<void> {
  await db.insertInto("attempts").values(attempt).execute();
}

/** Whoever deletes the row has the attempt, so that of two finish calls one fails. */
export async function takeAttempt(
  db: Db,
  { id, kind }: Pick<Attempt, "id" | "kind">,
  at: number,
): Promise<Uint8Array | null> {
  const taken = await db
    .deleteFrom("attempts")
    .where("id", "=", id)
    .where("kind", "=", kind)
    .returning(["data", "expires"])
    .executeTakeFirst();
  return taken !== undefined && taken.expires > at ? taken.data : null;
}

/** A token for a device that is enrolled and not revoked. */
export async function keepToken(db: Db, hash: Uint8Array, session: Session): Promise<Result<null, RelayRefusal>> {
  const { account, device, expires } = session;
  const enrolled = await db
    .selectFrom("devices")
    .select("device")
    .where("account", "=", account)
    .where("device", "=", device)
    .where("revoked", "is", null)
    .executeTakeFirst();
  if (enrolled === undefined) return err("not-proved");
  await db.insertInto("tokens").values({ hash, account, device, expires }).execute();
  return ok(null);
}

export async function readToken(db: Db, hash: Uint8Array, at: number): Promise<Session | null> {
  const row = await db
    .selectFrom("tokens")
    .innerJoin("devices", (join) =>
      join.onRef("devices.account", "=", "tokens.account").onRef("devices.device", "=", "tokens.device"),
    )
    .select(["tokens.account", "tokens.device", "tokens.expires"])
    .where("tokens.hash", "=", hash)
    .where("tokens.expires", ">", at)
    .where("devices.revoked", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Forgets what is over. */
export async function sweep(db: Db, at: number): Promise<void> {
  await db.deleteFrom("attempts").where("expires", "<=", at).execute();
  await db.deleteFrom("tokens").where("expires", "<=", at).execute();
  await db.deleteFrom("mailbox_parts").where("expires", "<=", at).execute();
}

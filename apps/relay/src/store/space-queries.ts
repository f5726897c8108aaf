import { err, ok, type Result } from "@attune/kernel";
import { equalBytes, RELAY_LIMITS, type RelayRefusal } from "@attune/wire";
import { type Kysely, sql } from "kysely";
import type { Page, PageRequest, Rewrap } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";

type Db = Kysely<RelayTables>;

/** The next envelopes that an account may read, ended by a number of envelopes or of bytes. */
export async function readPage(db: Db, { account, space, after }: PageRequest): Promise<Result<Page, RelayRefusal>> {
  const reach = await readReach(db, account, space);
  if (reach === null) return err("not-a-member");
  const last = await lastOfPage(db, { space, after, newest: reach.newest });
  const events = await db
    .selectFrom("envelopes")
    .select(["seq", "header", "sig", "payload", "wrap"])
    .where("space", "=", space)
    .where("seq", ">", after)
    .where("seq", "<=", last)
    .orderBy("seq")
    .execute();
  return ok({ events, ...reach });
}

async function readReach(
  db: Db,
  account: Uint8Array,
  space: Uint8Array,
): Promise<{ newest: number; open: boolean } | null> {
  const row = await db
    .selectFrom("spaces")
    .leftJoin("members", (join) => join.onRef("members.space", "=", "spaces.space").on("members.account", "=", account))
    .select(["spaces.epoch", "spaces.newest", "spaces.begun_by", "members.from_seq", "members.until_seq"])
    .where("spaces.space", "=", space)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.epoch === 0) return equalBytes(row.begun_by, account) ? { newest: row.newest, open: true } : null;
  if (row.from_seq === null) return null;
  return { newest: row.until_seq ?? row.newest, open: row.until_seq === null };
}

async function lastOfPage(db: Db, range: { space: Uint8Array; after: number; newest: number }): Promise<number> {
  const sizes = await db
    .selectFrom("envelopes")
    .select([
      "seq",
      sql<number>`coalesce(length(payload), 0) + coalesce(length(wrap), 0) + length(header) + length(sig)`.as("size"),
    ])
    .where("space", "=", range.space)
    .where("seq", ">", range.after)
    .where("seq", "<=", range.newest)
    .orderBy("seq")
    .limit(RELAY_LIMITS.pageEnvelopes)
    .execute();
  let last = range.after;
  let bytes = 0;
  for (const { seq, size } of sizes) {
    if (bytes >= RELAY_LIMITS.pageBytes) break;
    bytes += size;
    last = seq;
  }
  return last;
}

/** Puts another wrap to content that is there, for a member and under the current epoch. */
export async function rewrap(db: Db, request: Rewrap): Promise<Result<null, RelayRefusal>> {
  const { account, space, id, wrap, epoch } = request;
  const member = await db
    .selectFrom("members")
    .innerJoin("spaces", "spaces.space", "members.space")
    .select("spaces.epoch")
    .where("members.space", "=", space)
    .where("members.account", "=", account)
    .where("members.until_seq", "is", null)
    .executeTakeFirst();
  if (member === undefined) return err("not-a-member");
  if (member.epoch !== epoch) return err("wrong-epoch");
  const { numUpdatedRows } = await db
    .updateTable("envelopes")
    .set({ wrap })
    .where("space", "=", space)
    .where("id", "=", id)
    .where("kind", "=", 0)
    .where("payload", "is not", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? ok(null) : err("wrong-target");
}

/** Forgets an account and whatever nobody else who is registered can read. Its row goes first: appends wait for it. */
export async function deleteAccount(db: Db, account: Uint8Array): Promise<void> {
  await db.deleteFrom("accounts").where("account", "=", account).execute();
  for (const space of await spacesOf(db, account)) {
    if (await isReadBySomeone(db, space)) await leaveBehind(db, account, space);
    else await forgetSpace(db, space);
  }
}

async function spacesOf(db: Db, account: Uint8Array): Promise<readonly Uint8Array[]> {
  const member = db.selectFrom("members").select("space").where("account", "=", account);
  const begun = db.selectFrom("spaces").select("space").where("begun_by", "=", account).where("epoch", "=", 0);
  return (await member.union(begun).execute()).map(({ space }) => space);
}

async function isReadBySomeone(db: Db, space: Uint8Array): Promise<boolean> {
  const reader = await db
    .selectFrom("members")
    .innerJoin("accounts", "accounts.account", "members.account")
    .select("accounts.account")
    .where("members.space", "=", space)
    .executeTakeFirst();
  return reader !== undefined;
}

/** The others keep the chain, without what this account wrote into it. */
async function leaveBehind(db: Db, account: Uint8Array, space: Uint8Array): Promise<void> {
  await db
    .updateTable("envelopes")
    .set({ payload: null, wrap: null })
    .where("space", "=", space)
    .where("author", "=", account)
    .where("kind", "=", 0)
    .execute();
  await db.deleteFrom("members").where("space", "=", space).where("account", "=", account).execute();
}

async function forgetSpace(db: Db, space: Uint8Array): Promise<void> {
  await db.deleteFrom("envelopes").where("space", "=", space).execute();
  await db.deleteFrom("members").where("space", "=", space).execute();
  await db.deleteFrom("spaces").where("space", "=", space).execute();
}

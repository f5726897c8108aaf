import { err, ok, type Result } from "@attune/kernel";
import { equalBytes, RELAY_LIMITS, type RelayRefusal } from "@attune/wire";
import type { Kysely } from "kysely";
import type { EnvelopeTable, PlaceSize } from "./envelope-table.ts";
import type { Page, PageRequest, Rewrap } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";

type Db = Kysely<RelayTables>;

/** The next envelopes that an account may read, ended by a number of envelopes or of bytes. */
export async function readPage(
  db: Db,
  envelopes: EnvelopeTable,
  { account, space, after }: PageRequest,
): Promise<Result<Page, RelayRefusal>> {
  const reach = await readReach(db, account, space);
  if (reach === null) return err("not-a-member");
  const sizes = await envelopes.sizes(db, { space, after, until: reach.newest }, RELAY_LIMITS.pageEnvelopes);
  const events = await envelopes.read(db, { space, after, until: lastOfPage(sizes, after) });
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

function lastOfPage(sizes: readonly PlaceSize[], after: number): number {
  let last = after;
  let bytes = 0;
  for (const { seq, size } of sizes) {
    if (bytes >= RELAY_LIMITS.pageBytes) break;
    bytes += size;
    last = seq;
  }
  return last;
}

/** Puts another wrap to content that is there, for a member and under the current epoch. */
export async function rewrap(db: Db, envelopes: EnvelopeTable, request: Rewrap): Promise<Result<null, RelayRefusal>> {
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
  return (await envelopes.putWrap(db, { space, id, wrap })) ? ok(null) : err("wrong-target");
}

/** Forgets an account and whatever nobody else who is registered can read; elsewhere the others keep the chain without its words. Its row goes first: appends wait for it. */
export async function deleteAccount(db: Db, envelopes: EnvelopeTable, account: Uint8Array): Promise<void> {
  await db.deleteFrom("accounts").where("account", "=", account).execute();
  for (const space of await spacesOf(db, account)) {
    if (await isReadBySomeone(db, space)) {
      await envelopes.dropWords(db, space, account);
      await db.deleteFrom("members").where("space", "=", space).where("account", "=", account).execute();
    } else {
      await envelopes.forget(db, space);
      await forgetSpace(db, space);
    }
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

async function forgetSpace(db: Db, space: Uint8Array): Promise<void> {
  await db.deleteFrom("members").where("space", "=", space).execute();
  await db.deleteFrom("spaces").where("space", "=", space).execute();
}

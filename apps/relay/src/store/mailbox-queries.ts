import { err, ok, type Result } from "@attune/kernel";
import { equalBytes, type RelayRefusal } from "@attune/wire";
import type { Kysely } from "kysely";
import type { MailboxPart } from "./relay-store.ts";
import type { RelayTables } from "./relay-tables.ts";

type Db = Kysely<RelayTables>;

export async function putPart(
  db: Db,
  { mailbox, part, sealed, expires }: MailboxPart,
  mostParts: number,
): Promise<Result<null, RelayRefusal>> {
  const { count } = await db
    .selectFrom("mailbox_parts")
    .select((column) => column.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (count >= mostParts) return err("quota");
  await db
    .insertInto("mailbox_parts")
    .values({ mailbox, part, sealed, expires })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom("mailbox_parts")
    .select("sealed")
    .where("mailbox", "=", mailbox)
    .where("part", "=", part)
    .executeTakeFirst();
  return kept !== undefined && equalBytes(kept.sealed, sealed) ? ok(null) : err("part-taken");
}

export async function readPart(
  db: Db,
  { mailbox, part }: Pick<MailboxPart, "mailbox" | "part">,
  at: number,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom("mailbox_parts")
    .select("sealed")
    .where("mailbox", "=", mailbox)
    .where("part", "=", part)
    .where("expires", ">", at)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

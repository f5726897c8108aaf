import type { KnownSpace } from "../store/append-knowledge.ts";
import { type AccountQuota, type AppendPlan, planAppends } from "../store/append-plan.ts";
import {
  type AppendAnswers,
  type AppendQuestions,
  distinct,
  envelopeToRow,
  knowledgeFrom,
  questionsOf,
} from "../store/append-rows.ts";
import type { Appending, AppendOutcome } from "../store/appending.ts";
import type { StoreChange } from "../store/store-change.ts";
import type { PostgresConnection } from "./connection.ts";
import type { PostgresSql } from "./line-pool.ts";

/** Takes a batch of appends in one transaction. */
export type AppendBatch = (batch: readonly Appending[]) => Promise<readonly AppendOutcome[]>;

type Announce = (trx: PostgresSql, changes: readonly StoreChange[]) => Promise<unknown>;

/** Appends to a PostgreSQL database: so many statements for a batch of any size, and other nodes wait for its spaces. */
export function createAppendBatch(
  { transact }: Pick<PostgresConnection, "transact">,
  quota: AccountQuota,
  announce: Announce,
): AppendBatch {
  return (batch) =>
    transact(async (trx) => {
      const questions = questionsOf(batch);
      await lockSpaces(trx, questions.spaces);
      const plan = planAppends(batch, knowledgeFrom(await answersTo(questions, trx)), quota);
      await write(plan, trx);
      const changes = plan.spaces.map(({ space, newest }) => ({ type: "appended" as const, space, newest }));
      await announce(trx, changes);
      return plan.outcomes;
    });
}

/** Waits for other nodes that append to one of these spaces. All lock in the same order, so that none waits in a circle. */
async function lockSpaces(trx: PostgresSql, spaces: readonly Uint8Array[]): Promise<void> {
  const keys = [...new Set(spaces.map((space) => Buffer.from(space).readBigInt64BE(0)))].sort((one, other) =>
    one < other ? -1 : 1,
  );
  await trx`select pg_advisory_xact_lock(key) from unnest(${numberList(keys)}::bigint[]) with ordinality as t (key, n)
            order by n`;
}

async function answersTo(questions: AppendQuestions, trx: PostgresSql): Promise<AppendAnswers> {
  const spaces = bytesList(questions.spaces);
  const [known, members, places, targets] = await Promise.all([
    trx<AppendAnswers["spaces"]>`select * from spaces where space = any(${spaces}::bytea[])`,
    trx<AppendAnswers["members"]>`select * from members where space = any(${spaces}::bytea[])`,
    trx<AppendAnswers["places"]>`
      select space, id, seq from envelopes where (space, id) in (select * from unnest(
        ${bytesList(questions.ids.map(({ space }) => space))}::bytea[],
        ${bytesList(questions.ids.map(({ id }) => id))}::bytea[]))`,
    targetsOf(questions.targets, trx),
  ]);
  const accounts = distinct([...questions.accounts, ...targets.map(({ keeper }) => keeper)]);
  const uses = await trx<AppendAnswers["uses"]>`
    select account, used, begun from accounts where account = any(${bytesList(accounts)}::bytea[])
    order by account for update`;
  return { spaces: known, members, places, targets, uses };
}

async function targetsOf(targets: AppendQuestions["targets"], trx: PostgresSql): Promise<AppendAnswers["targets"]> {
  if (targets.length === 0) return [];
  return trx<AppendAnswers["targets"]>`
    select space, id, author, kind, keeper, coalesce(length(payload), 0) + coalesce(length(wrap), 0) as droppable
    from envelopes where (space, id) in (select * from unnest(
      ${bytesList(targets.map(({ space }) => space))}::bytea[],
      ${bytesList(targets.map(({ id }) => id))}::bytea[]))`;
}

async function write(plan: AppendPlan, trx: PostgresSql): Promise<void> {
  if (plan.envelopes.length > 0) await writeEnvelopes(plan, trx);
  if (plan.drops.length > 0) {
    await trx`
      update envelopes set payload = null, wrap = null where (space, id) in (select * from unnest(
        ${bytesList(plan.drops.map(({ space }) => space))}::bytea[],
        ${bytesList(plan.drops.map(({ id }) => id))}::bytea[]))`;
  }
  if (plan.spaces.length > 0) await writeSpaces(plan.spaces, trx);
  if (plan.uses.length > 0) {
    await trx`
      update accounts set used = u.used, begun = u.begun from unnest(
        ${bytesList(plan.uses.map(({ account }) => account))}::bytea[],
        ${numberList(plan.uses.map(({ bytes }) => bytes))}::bigint[],
        ${numberList(plan.uses.map(({ spaces }) => spaces))}::bigint[]) as u (account, used, begun)
      where accounts.account = u.account`;
  }
}

async function writeEnvelopes({ envelopes }: AppendPlan, trx: PostgresSql): Promise<void> {
  const rows = envelopes.map(envelopeToRow);
  await trx`
    insert into envelopes (space, seq, id, author, kind, keeper, header, sig, payload, wrap)
    select * from unnest(
      ${bytesList(rows.map(({ space }) => space))}::bytea[],
      ${numberList(rows.map(({ seq }) => seq))}::bigint[],
      ${bytesList(rows.map(({ id }) => id))}::bytea[],
      ${bytesList(rows.map(({ author }) => author))}::bytea[],
      ${numberList(rows.map(({ kind }) => kind))}::bigint[],
      ${bytesList(rows.map(({ keeper }) => keeper))}::bytea[],
      ${bytesList(rows.map(({ header }) => header))}::bytea[],
      ${bytesList(rows.map(({ sig }) => sig))}::bytea[],
      ${bytesList(rows.map(({ payload }) => payload))}::bytea[],
      ${bytesList(rows.map(({ wrap }) => wrap))}::bytea[])`;
}

async function writeSpaces(spaces: readonly KnownSpace[], trx: PostgresSql): Promise<void> {
  await trx`
    insert into spaces (space, epoch, newest, begun_by) select * from unnest(
      ${bytesList(spaces.map(({ space }) => space))}::bytea[],
      ${numberList(spaces.map(({ epoch }) => epoch))}::bigint[],
      ${numberList(spaces.map(({ newest }) => newest))}::bigint[],
      ${bytesList(spaces.map(({ begunBy }) => begunBy))}::bytea[])
    on conflict (space) do update set epoch = excluded.epoch, newest = excluded.newest`;
  const members = spaces
    .filter(({ stepped }) => stepped)
    .flatMap(({ space, members }) => [...members.values()].map((member) => ({ space, ...member })));
  if (members.length === 0) return;
  await trx`
    insert into members (space, account, from_seq, until_seq) select * from unnest(
      ${bytesList(members.map(({ space }) => space))}::bytea[],
      ${bytesList(members.map(({ account }) => account))}::bytea[],
      ${numberList(members.map(({ from }) => from))}::bigint[],
      ${numberList(members.map(({ until }) => until))}::bigint[])
    on conflict (space, account) do update set until_seq = excluded.until_seq`;
}

/** A list of byte strings as PostgreSQL writes arrays, much faster than the driver's own way. */
function bytesList(list: readonly (Uint8Array | null)[]): string {
  const items = list.map((bytes) =>
    bytes === null ? "NULL" : `"\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex")}"`,
  );
  return `{${items.join(",")}}`;
}

function numberList(list: readonly (number | bigint | null)[]): string {
  return `{${list.map((number) => number ?? "NULL").join(",")}}`;
}

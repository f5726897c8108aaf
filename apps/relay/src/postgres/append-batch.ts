import { type AccountQuota, type AppendPlan, planAppends } from "../store/append-plan.ts";
import {
  type AppendAnswers,
  type AppendQuestions,
  distinct,
  knowledgeFrom,
  questionsOf,
} from "../store/append-rows.ts";
import type { Appending, AppendOutcome } from "../store/appending.ts";
import { byteKey } from "../store/byte-key.ts";
import { type SpaceNumbers, writePlan } from "./append-writer.ts";
import { bytesList, numberList } from "./array-text.ts";
import type { PostgresConnection } from "./connection.ts";
import type { PostgresSql } from "./line-pool.ts";

/** Takes a batch of appends in one transaction. */
export type AppendBatch = (batch: readonly Appending[]) => Promise<readonly AppendOutcome[]>;

/** Hears which spaces grew, once that is committed. */
type OnGrown = (spaces: AppendPlan["spaces"]) => void;

/** Appends to a PostgreSQL database: so many statements for a batch of any size, and other nodes wait for its spaces. */
export function createAppendBatch(
  { transactBatch }: Pick<PostgresConnection, "transactBatch">,
  quota: AccountQuota,
  onGrown: OnGrown,
): AppendBatch {
  return async (batch) => {
    const plan = await transactBatch(async (trx) => {
      const { numbers, ...answers } = await answersTo(questionsOf(batch), trx);
      const planned = planAppends(batch, knowledgeFrom(answers), quota);
      return { value: planned, statements: await writePlan(planned, numbers, trx) };
    });
    onGrown(plan.spaces);
    return plan.outcomes;
  };
}

type SpaceRow = AppendAnswers["spaces"][number] & { readonly number: number };

/**
 * All is asked at once; a statement sees what was committed before it began, which is after the locks. Uses are locked
 * in one order, and so only when the keepers of what goes are known.
 */
async function answersTo(
  { spaces, ids, targets, accounts }: AppendQuestions,
  trx: PostgresSql,
): Promise<AppendAnswers & { readonly numbers: SpaceNumbers }> {
  const list = bytesList(spaces);
  const locked = lockSpaces(trx, spaces);
  const doomed = targetsOf(targets, trx);
  const [, known, members, places, dropped, uses] = await Promise.all([
    locked,
    trx<SpaceRow[]>`select * from spaces where space = any(${list}::bytea[])`,
    trx<AppendAnswers["members"]>`select * from members where space = any(${list}::bytea[])`,
    placesOf(ids, trx),
    doomed,
    targets.length === 0
      ? usesOf(accounts, trx)
      : doomed.then((rows) => usesOf(distinct([...accounts, ...rows.map(({ keeper }) => keeper)]), trx)),
  ]);
  const numbers = new Map(known.map(({ space, number }) => [byteKey(space), number]));
  return { spaces: known, members, places, targets: dropped, uses, numbers };
}

/** Waits for other nodes that append to one of these spaces. All lock in the same order, so that none waits in a circle. */
async function lockSpaces(trx: PostgresSql, spaces: readonly Uint8Array[]): Promise<void> {
  const keys = [...new Set(spaces.map((space) => Buffer.from(space).readBigInt64BE(0)))].sort((one, other) =>
    one < other ? -1 : 1,
  );
  await trx`select count(pg_advisory_xact_lock(key))
            from (select key from unnest(${numberList(keys)}::bigint[]) with ordinality as t (key, n) order by n) as keys`;
}

/** Each id is looked up by itself (`offset 0`): a plan from when tables were empty joins spaces and envelopes first. */
async function placesOf(ids: AppendQuestions["ids"], trx: PostgresSql): Promise<AppendAnswers["places"]> {
  return trx<AppendAnswers["places"]>`
    select asked.space, asked.id, e.seq
    from unnest(
      ${bytesList(ids.map(({ space }) => space))}::bytea[],
      ${bytesList(ids.map(({ id }) => id))}::bytea[]) as asked (space, id)
    cross join lateral (
      select seq from envelopes
      where space = (select number from spaces where spaces.space = asked.space) and envelopes.id = asked.id
      offset 0) as e`;
}

async function targetsOf(targets: AppendQuestions["targets"], trx: PostgresSql): Promise<AppendAnswers["targets"]> {
  if (targets.length === 0) return [];
  return trx<AppendAnswers["targets"]>`
    select asked.space, asked.id, e.*
    from unnest(
      ${bytesList(targets.map(({ space }) => space))}::bytea[],
      ${bytesList(targets.map(({ id }) => id))}::bytea[]) as asked (space, id)
    cross join lateral (
      select author, kind, keeper, coalesce(length(payload), 0) + coalesce(length(wrap), 0) as droppable from envelopes
      where space = (select number from spaces where spaces.space = asked.space) and envelopes.id = asked.id
      offset 0) as e`;
}

async function usesOf(accounts: readonly Uint8Array[], trx: PostgresSql): Promise<AppendAnswers["uses"]> {
  return trx<AppendAnswers["uses"]>`
    select account, used, begun from account_uses where account = any(${bytesList(accounts)}::bytea[])
    order by account for update`;
}

import { assert } from "@attune/kernel";
import type { KnownSpace } from "../store/append-knowledge.ts";
import type { AppendPlan } from "../store/append-plan.ts";
import { envelopeToRow } from "../store/append-rows.ts";
import { byteKey } from "../store/byte-key.ts";
import { bytesList, numberList } from "./array-text.ts";
import type { PostgresSql } from "./line-pool.ts";

/** By which envelopes name their space, by the key of the space. */
export type SpaceNumbers = ReadonlyMap<string, number>;

/** Writes what a batch comes to; gives the statements, which were sent and are not answered yet. */
export async function writePlan(
  plan: AppendPlan,
  known: SpaceNumbers,
  trx: PostgresSql,
): Promise<readonly Promise<unknown>[]> {
  const isKnown = ({ space }: KnownSpace) => known.has(byteKey(space));
  const begun = await begin(
    plan.spaces.filter((space) => !isKnown(space)),
    trx,
  );
  const numbers = new Map([...known, ...begun]);
  const members = plan.spaces.filter(({ stepped }) => stepped).flatMap((space) => membersOf(space));
  return [
    ...(plan.envelopes.length > 0 ? [writeEnvelopes(plan, numbers, trx)] : []),
    ...(plan.drops.length > 0 ? [writeDrops(plan.drops, numbers, trx)] : []),
    ...(plan.spaces.length > 0 ? [writeSpaces(plan.spaces, numbers, trx)] : []),
    ...(members.length > 0 ? [writeMembers(members, trx)] : []),
    ...(plan.uses.length > 0 ? [writeUses(plan.uses, trx)] : []),
  ];
}

/** Gives numbers to spaces that are new. */
async function begin(spaces: readonly KnownSpace[], trx: PostgresSql): Promise<SpaceNumbers> {
  if (spaces.length === 0) return new Map();
  const rows = await trx<{ space: Uint8Array; number: number }[]>`
    insert into spaces (space, epoch, newest, begun_by) select space, 0, 0, begun_by from unnest(
      ${bytesList(spaces.map(({ space }) => space))}::bytea[],
      ${bytesList(spaces.map(({ begunBy }) => begunBy))}::bytea[]) as begun (space, begun_by)
    returning space, number`;
  return new Map(rows.map(({ space, number }) => [byteKey(space), number]));
}

/** All byte strings of all rows come as one text and are cut out of it, which costs least on either side. */
async function writeEnvelopes({ envelopes }: AppendPlan, numbers: SpaceNumbers, trx: PostgresSql): Promise<void> {
  const rows = envelopes.map(envelopeToRow);
  const parts = rows.flatMap(({ id, author, keeper, sig, header, payload, wrap }) =>
    [id, author, keeper, sig, header, payload, wrap].filter((part) => part !== null),
  );
  let next = 1;
  const starts = rows.map(({ header, payload, wrap }) => {
    const start = next;
    next += FIXED_BYTES + header.length + (payload?.length ?? 0) + (wrap?.length ?? 0);
    return start;
  });
  await trx`
    with packed as materialized (select decode(${Buffer.concat(parts).toString("base64")}, 'base64') as bytes)
    insert into envelopes (space, seq, kind, id, author, keeper, sig, header, payload, wrap)
    select space, seq, kind, substring(bytes, start, 32), substring(bytes, start + 32, 32),
      substring(bytes, start + 64, 32), substring(bytes, start + 96, 64), substring(bytes, start + 160, header),
      substring(bytes, start + 160 + header, payload),
      substring(bytes, start + 160 + header + coalesce(payload, 0), wrap)
    from packed, unnest(
      ${numberList(rows.map(({ space }) => numberOf(space, numbers)))}::bigint[],
      ${numberList(rows.map(({ seq }) => seq))}::bigint[],
      ${numberList(rows.map(({ kind }) => kind))}::bigint[],
      ${numberList(starts)}::int[],
      ${numberList(rows.map(({ header }) => header.length))}::int[],
      ${numberList(rows.map(({ payload }) => payload?.length ?? null))}::int[],
      ${numberList(rows.map(({ wrap }) => wrap?.length ?? null))}::int[]
    ) as row (space, seq, kind, start, header, payload, wrap)`;
}

/** Id, author, keeper and signature of a row. */
const FIXED_BYTES = 160;

async function writeDrops(drops: AppendPlan["drops"], numbers: SpaceNumbers, trx: PostgresSql): Promise<void> {
  await trx`
    update envelopes set payload = null, wrap = null where (space, id) in (select * from unnest(
      ${numberList(drops.map(({ space }) => numberOf(space, numbers)))}::bigint[],
      ${bytesList(drops.map(({ id }) => id))}::bytea[]))`;
}

async function writeSpaces(spaces: readonly KnownSpace[], numbers: SpaceNumbers, trx: PostgresSql): Promise<void> {
  await trx`
    update spaces set epoch = grown.epoch, newest = grown.newest from unnest(
      ${numberList(spaces.map(({ space }) => numberOf(space, numbers)))}::bigint[],
      ${numberList(spaces.map(({ epoch }) => epoch))}::bigint[],
      ${numberList(spaces.map(({ newest }) => newest))}::bigint[]) as grown (number, epoch, newest)
    where spaces.number = grown.number`;
}

function membersOf({ space, members }: KnownSpace) {
  return [...members.values()].map((member) => ({ space, ...member }));
}

async function writeMembers(members: ReturnType<typeof membersOf>, trx: PostgresSql): Promise<void> {
  await trx`
    insert into members (space, account, from_seq, until_seq) select * from unnest(
      ${bytesList(members.map(({ space }) => space))}::bytea[],
      ${bytesList(members.map(({ account }) => account))}::bytea[],
      ${numberList(members.map(({ from }) => from))}::bigint[],
      ${numberList(members.map(({ until }) => until))}::bigint[])
    on conflict (space, account) do update set until_seq = excluded.until_seq`;
}

async function writeUses(uses: AppendPlan["uses"], trx: PostgresSql): Promise<void> {
  await trx`
    update account_uses set used = u.used, begun = u.begun from unnest(
      ${bytesList(uses.map(({ account }) => account))}::bytea[],
      ${numberList(uses.map(({ bytes }) => bytes))}::bigint[],
      ${numberList(uses.map(({ spaces }) => spaces))}::bigint[]) as u (account, used, begun)
    where account_uses.account = u.account`;
}

function numberOf(space: Uint8Array, numbers: SpaceNumbers): number {
  const number = numbers.get(byteKey(space));
  assert(number !== undefined, "a space that changes has its number");
  return number;
}

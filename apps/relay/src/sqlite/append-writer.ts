import { assert } from "@attune/kernel";
import type Database from "better-sqlite3";
import type { KnownSpace } from "../store/append-knowledge.ts";
import type { AppendPlan, PlannedEnvelope } from "../store/append-plan.ts";
import { kindToNumber } from "../store/append-rows.ts";
import { byteKey } from "../store/byte-key.ts";
import type { AppendMemory } from "./append-memory.ts";

/** Writes what a batch of appends comes to. */
export interface AppendWriter {
  /** Puts envelopes behind those that are there, if there is nothing else to do; false when there is. */
  plainly(plan: AppendPlan): boolean;
  /** Writes all of it; `settle` brings the index up in between. */
  wholly(plan: AppendPlan, settle: () => void): void;
}

export function createAppendWriter(database: Database.Database, memory: AppendMemory): AppendWriter {
  const statements = prepareStatements(database);
  const isKnown = ({ space, stepped }: KnownSpace) => !stepped && memory.numbers.has(byteKey(space));
  const writeEnvelopes = (plan: AppendPlan) => {
    for (const envelope of plan.envelopes) writeEnvelope(envelope, memory, statements);
  };
  return {
    plainly(plan) {
      if (plan.drops.length > 0 || !plan.spaces.every(isKnown)) return false;
      writeEnvelopes(plan);
      return true;
    },
    wholly(plan, settle) {
      for (const space of plan.spaces) writeSpace(space, memory, statements);
      writeEnvelopes(plan);
      settle();
      for (const { space, id } of plan.drops) statements.drop.run(id, space, id);
      for (const { account, bytes, spaces } of plan.uses) statements.putUse.run(bytes, spaces, account);
    },
  };
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: Database.Database) {
  return {
    addEnvelope: database.prepare(
      `insert into envelopes (space, seq, id, author, kind, keeper, header, sig, payload, wrap)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    drop: database.prepare(
      `update envelopes set payload = null, wrap = null where id = ? and place in (
         select place from envelope_ids where space = (select number from spaces where space = ?) and prefix = substr(?, 1, 8))`,
    ),
    putSpace: database.prepare<[Uint8Array, number, number, Uint8Array], { number: number }>(
      `insert into spaces (space, epoch, newest, begun_by) values (?, ?, ?, ?)
       on conflict (space) do update set epoch = excluded.epoch, newest = excluded.newest returning number`,
    ),
    putMember: database.prepare(
      `insert into members (space, account, from_seq, until_seq) values (?, ?, ?, ?)
       on conflict (space, account) do update set until_seq = excluded.until_seq`,
    ),
    putUse: database.prepare("update account_uses set used = ?, begun = ? where account = ?"),
  };
}

function writeEnvelope(
  { seq, appending, dropped }: PlannedEnvelope,
  memory: AppendMemory,
  statements: Statements,
): void {
  const { space, id, author, kind, account, header, sig, payload, wrap } = appending;
  const number = memory.numbers.get(byteKey(space));
  assert(number !== undefined, "a space that gets an envelope has its number");
  const kept = dropped ? [null, null] : [payload, wrap];
  statements.addEnvelope.run(number, seq, id, author, kindToNumber(kind), account, header, sig, ...kept);
  memory.waiting.set(byteKey(space, id), seq);
}

function writeSpace(
  { space, epoch, newest, begunBy, members, stepped }: KnownSpace,
  memory: AppendMemory,
  statements: Statements,
): void {
  const row = statements.putSpace.get(space, epoch, newest, begunBy);
  if (row !== undefined) memory.numbers.set(byteKey(space), row.number);
  if (!stepped) return;
  for (const { account, from, until } of members.values()) statements.putMember.run(space, account, from, until);
}

import type Database from "better-sqlite3";
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

/** Takes a batch of appends in one transaction. */
export type AppendBatch = (batch: readonly Appending[]) => readonly AppendOutcome[];

/** Prepares the statements for appends to a SQLite database. */
export function createAppendBatch(database: Database.Database, quota: AccountQuota): AppendBatch {
  const statements = prepareStatements(database);
  const run = database.transaction((batch: readonly Appending[]) => {
    const answers = answersTo(questionsOf(batch), statements);
    const plan = planAppends(batch, knowledgeFrom(answers), quota);
    write(plan, statements);
    return plan.outcomes;
  });
  return (batch) => run.immediate(batch);
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: Database.Database) {
  return {
    space: database.prepare<[Uint8Array], AppendAnswers["spaces"][number]>("select * from spaces where space = ?"),
    members: database.prepare<[Uint8Array], AppendAnswers["members"][number]>("select * from members where space = ?"),
    place: database.prepare<[Uint8Array, Uint8Array], AppendAnswers["places"][number]>(
      "select space, id, seq from envelopes where space = ? and id = ?",
    ),
    target: database.prepare<[Uint8Array, Uint8Array], AppendAnswers["targets"][number]>(
      `select space, id, author, kind, keeper, coalesce(length(payload), 0) + coalesce(length(wrap), 0) as droppable
       from envelopes where space = ? and id = ?`,
    ),
    use: database.prepare<[Uint8Array], AppendAnswers["uses"][number]>(
      "select account, used, begun from accounts where account = ?",
    ),
    addEnvelope: database.prepare(
      `insert into envelopes (space, seq, id, author, kind, keeper, header, sig, payload, wrap)
       values (@space, @seq, @id, @author, @kind, @keeper, @header, @sig, @payload, @wrap)`,
    ),
    drop: database.prepare("update envelopes set payload = null, wrap = null where space = ? and id = ?"),
    putSpace: database.prepare(
      `insert into spaces (space, epoch, newest, head, begun_by) values (?, ?, ?, ?, ?)
       on conflict (space) do update set epoch = excluded.epoch, newest = excluded.newest, head = excluded.head`,
    ),
    putMember: database.prepare(
      `insert into members (space, account, from_seq, until_seq) values (?, ?, ?, ?)
       on conflict (space, account) do update set until_seq = excluded.until_seq`,
    ),
    putUse: database.prepare("update accounts set used = ?, begun = ? where account = ?"),
  };
}

function answersTo(questions: AppendQuestions, statements: Statements): AppendAnswers {
  const targets = questions.targets.flatMap(({ space, id }) => statements.target.all(space, id));
  const accounts = distinct([...questions.accounts, ...targets.map(({ keeper }) => keeper)]);
  return {
    spaces: questions.spaces.flatMap((space) => statements.space.all(space)),
    members: questions.spaces.flatMap((space) => statements.members.all(space)),
    places: questions.ids.flatMap(({ space, id }) => statements.place.all(space, id)),
    targets,
    uses: accounts.flatMap((account) => statements.use.all(account)),
  };
}

function write(plan: AppendPlan, statements: Statements): void {
  for (const envelope of plan.envelopes) statements.addEnvelope.run(envelopeToRow(envelope));
  for (const { space, id } of plan.drops) statements.drop.run(space, id);
  for (const space of plan.spaces) writeSpace(space, statements);
  for (const { account, bytes, spaces } of plan.uses) statements.putUse.run(bytes, spaces, account);
}

function writeSpace(
  { space, epoch, newest, head, begunBy, members, stepped }: KnownSpace,
  statements: Statements,
): void {
  statements.putSpace.run(space, epoch, newest, head, begunBy);
  if (!stepped) return;
  for (const { account, from, until } of members.values()) statements.putMember.run(space, account, from, until);
}

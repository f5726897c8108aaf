import type Database from "better-sqlite3";
import type { AccountUse, AppendKnowledge, KnownSpace } from "../store/append-knowledge.ts";
import {
  type AppendAnswers,
  type AppendQuestions,
  distinct,
  knowledgeFrom,
  questionsOf,
} from "../store/append-rows.ts";
import type { Appending } from "../store/appending.ts";
import { byteKey } from "../store/byte-key.ts";
import type { AppendMemory } from "./append-memory.ts";

type SpaceRow = AppendAnswers["spaces"][number] & { readonly number: number };

/** Finds what a batch depends on: in memory, and what is not there in the database, which memory then keeps. */
export function createAppendReader(
  database: Database.Database,
  memory: AppendMemory,
): (batch: readonly Appending[]) => AppendKnowledge {
  const statements = prepareStatements(database);
  return (batch) => {
    const questions = questionsOf(batch);
    const targets = targetsOf(questions, memory, statements);
    const accounts = distinct([...questions.accounts, ...targets.map(({ keeper }) => keeper)]);
    const spaces = questions.spaces.filter((space) => !memory.spaces.has(byteKey(space)));
    const rows = spaces.flatMap((space) => statements.space.all(space));
    const found = knowledgeFrom({
      spaces: rows,
      members: spaces.flatMap((space) => statements.members.all(space)),
      places: [],
      targets,
      uses: accounts
        .filter((account) => !memory.uses.has(byteKey(account)))
        .flatMap((account) => statements.use.all(account)),
    });
    for (const { space, number } of rows) memory.numbers.set(byteKey(space), number);
    for (const [key, space] of found.spaces) memory.spaces.set(key, space);
    for (const [key, use] of found.uses) memory.uses.set(key, use);
    return {
      spaces: those<KnownSpace>(questions.spaces, memory.spaces),
      places: placesOf(questions.ids, memory, statements),
      targets: found.targets,
      uses: those<AccountUse>(accounts, memory.uses),
    };
  };
}

type Statements = ReturnType<typeof prepareStatements>;

function prepareStatements(database: Database.Database) {
  return {
    space: database.prepare<[Uint8Array], SpaceRow>("select * from spaces where space = ?"),
    members: database.prepare<[Uint8Array], AppendAnswers["members"][number]>("select * from members where space = ?"),
    use: database.prepare<[Uint8Array], AppendAnswers["uses"][number]>("select * from account_uses where account = ?"),
    place: database.prepare<[number, Uint8Array, Uint8Array], { seq: number }>(
      `select seq from envelope_ids i join envelopes e using (place)
       where i.space = ? and i.prefix = ? and e.id = ?`,
    ),
    target: database.prepare<[number, Uint8Array, Uint8Array], Omit<AppendAnswers["targets"][number], "space" | "id">>(
      `select author, kind, keeper, coalesce(length(payload), 0) + coalesce(length(wrap), 0) as droppable
       from envelope_ids i join envelopes e using (place) where i.space = ? and i.prefix = ? and e.id = ?`,
    ),
    number: database.prepare<[Uint8Array], { number: number }>("select number from spaces where space = ?"),
  };
}

/** Only a copy of what memory knows, since planning adds spaces that nobody may begin. */
function those<Known>(keys: readonly Uint8Array[], known: ReadonlyMap<string, Known>): Map<string, Known> {
  const found = new Map<string, Known>();
  for (const bytes of keys) {
    const key = byteKey(bytes);
    const value = known.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

function targetsOf(
  { targets }: AppendQuestions,
  memory: AppendMemory,
  statements: Statements,
): AppendAnswers["targets"] {
  return targets.flatMap(({ space, id }) => {
    const number = memory.numbers.get(byteKey(space)) ?? statements.number.get(space)?.number;
    if (number === undefined) return [];
    return statements.target.all(number, id.subarray(0, ID_PREFIX), id).map((row) => ({ space, id, ...row }));
  });
}

function placesOf(ids: AppendQuestions["ids"], memory: AppendMemory, statements: Statements): Map<string, number> {
  const places = new Map<string, number>();
  for (const { space, id } of ids) {
    const number = memory.numbers.get(byteKey(space));
    if (number === undefined) continue;
    const key = byteKey(space, id);
    const seq = memory.waiting.get(key) ?? statements.place.get(number, id.subarray(0, ID_PREFIX), id)?.seq;
    if (seq !== undefined) places.set(key, seq);
  }
  return places;
}

/** So many bytes of an id are in its index. */
const ID_PREFIX = 8;

import type { EnvelopeKind } from "@attune/wire";
import type { AppendKnowledge, KnownSpace, KnownTarget } from "./append-knowledge.ts";
import type { PlannedEnvelope } from "./append-plan.ts";
import type { Appending } from "./appending.ts";
import { byteKey } from "./byte-key.ts";
import type { EnvelopeRow, RelayTables } from "./relay-tables.ts";

/** What a batch asks the database about, each thing once. */
export interface AppendQuestions {
  readonly spaces: readonly Uint8Array[];
  readonly ids: readonly { readonly space: Uint8Array; readonly id: Uint8Array }[];
  readonly targets: readonly { readonly space: Uint8Array; readonly id: Uint8Array }[];
  readonly accounts: readonly Uint8Array[];
}

/** The rows that answer them. */
export interface AppendAnswers {
  readonly spaces: readonly RelayTables["spaces"][];
  readonly members: readonly RelayTables["members"][];
  readonly places: readonly Pick<EnvelopeRow, "space" | "id" | "seq">[];
  readonly targets: readonly TargetRow[];
  readonly uses: readonly RelayTables["account_uses"][];
}

/** A tombstone's target; `droppable` is how long its payload and wrap are. */
export interface TargetRow extends Pick<EnvelopeRow, "space" | "id" | "author" | "kind" | "keeper"> {
  readonly droppable: number;
}

const KINDS = ["content", "control", "tombstone"] as const satisfies readonly EnvelopeKind[];

/** What to ask before a batch is planned, in an order that is the same for every node. */
export function questionsOf(batch: readonly Appending[]): AppendQuestions {
  return {
    spaces: distinct(batch.map(({ space }) => space)),
    ids: batch.map(({ space, id }) => ({ space, id })),
    targets: batch.flatMap(({ space, target }) => (target === null ? [] : [{ space, id: target }])),
    accounts: distinct(batch.map(({ account }) => account)),
  };
}

/** Byte strings in ascending order, each once. */
export function distinct(list: readonly Uint8Array[]): readonly Uint8Array[] {
  const byKey = new Map(list.map((bytes) => [byteKey(bytes), bytes]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, bytes]) => bytes);
}

/** The rows as the knowledge that a plan is made on. */
export function knowledgeFrom(answers: AppendAnswers): AppendKnowledge {
  const spaces = new Map(answers.spaces.map((row) => [byteKey(row.space), spaceFromRow(row)]));
  for (const { space, account, from_seq, until_seq } of answers.members) {
    spaces.get(byteKey(space))?.members.set(byteKey(account), { account, from: from_seq, until: until_seq });
  }
  return {
    spaces,
    places: new Map(answers.places.map(({ space, id, seq }) => [byteKey(space, id), seq])),
    targets: new Map(answers.targets.map((row) => [byteKey(row.space, row.id), targetFromRow(row)])),
    uses: new Map(
      answers.uses.map(({ account, used, begun }) => [byteKey(account), { account, bytes: used, spaces: begun }]),
    ),
  };
}

/** The row of an envelope that got a place. */
export function envelopeToRow({ seq, appending, dropped }: PlannedEnvelope): EnvelopeRow {
  const { space, id, author, kind, account, header, sig, payload, wrap } = appending;
  const kept = dropped ? { payload: null, wrap: null } : { payload, wrap };
  return { space, seq, id, author, kind: kindToNumber(kind), keeper: account, header, sig, ...kept };
}

/** A kind as it is stored. */
export function kindToNumber(kind: EnvelopeKind): number {
  return KINDS.indexOf(kind);
}

function spaceFromRow({ space, epoch, newest, begun_by }: RelayTables["spaces"]): KnownSpace {
  return { space, epoch, newest, begunBy: begun_by, members: new Map(), stepped: false };
}

function targetFromRow({ author, kind, keeper, droppable }: TargetRow): KnownTarget {
  return { author, kind: KINDS[kind] ?? "control", keeper, droppable };
}

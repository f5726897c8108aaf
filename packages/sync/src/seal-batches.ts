import { ok, type Result } from "@attune/kernel";
import type { EnvelopeStoreError } from "./envelope-store.ts";
import type { PendingEvent } from "./recorded-event.ts";
import type { OpenedSpace, SealedReader } from "./sealed-reading.ts";
import { nameOfSpace } from "./space.ts";
import type { Composed } from "./space-log.ts";
import type { Intent, NotWritten } from "./write-envelopes.ts";

/** What is to be put into one space. */
export interface SpaceIntents {
  readonly opened: OpenedSpace;
  readonly intents: readonly Intent[];
}

/** Why nothing was sealed: the space is not open to this account, or the store could not be brought up to date. */
export type BatchRefused = NotWritten | EnvelopeStoreError;

/** Events by space, those of `mine` with what stood last in `ours` when they were written. */
export function eventsToIntents(
  events: readonly PendingEvent[],
  spaces: readonly OpenedSpace[],
  reader: SealedReader,
): readonly SpaceIntents[] | null {
  const intentsByName = new Map<string, Intent[]>();
  let last = reader.lastOurs(spaces);
  for (const { id, type, recordedAt, space, body } of events) {
    const after = space.kind === "mine" ? last : null;
    const intent: Intent = { type: "content", content: { id, type, at: Math.round(recordedAt), after, body } };
    const name = nameOfSpace(space);
    intentsByName.set(name, [...(intentsByName.get(name) ?? []), intent]);
    if (space.kind === "ours") last = reader.nameOf(id);
  }
  const found = [...intentsByName].map(([name, intents]) => ({ opened: findSpace(spaces, name), intents }));
  const open = found.flatMap(({ opened, intents }) => (opened ? [{ opened, intents }] : []));
  return open.length === found.length ? open : null;
}

/** Seals everything, or nothing. What waits is first made to fit where it does not. */
export async function sealBatches(
  batches: readonly SpaceIntents[],
): Promise<Result<readonly Composed[], BatchRefused>> {
  const composed: Composed[] = [];
  for (const { opened, intents } of batches) {
    const restated = await opened.log.restate();
    if (!restated.ok) return restated;
    const sealed = await opened.log.compose(intents);
    if (!sealed.ok) return sealed;
    composed.push(sealed.value);
  }
  return ok(composed);
}

/** The open space of that name. */
export function findSpace(spaces: readonly OpenedSpace[], name: string): OpenedSpace | undefined {
  return spaces.find(({ space }) => nameOfSpace(space) === name);
}

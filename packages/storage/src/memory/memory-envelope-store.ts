import { err, ok, type Result } from "@attune/kernel";
import type { AppendConflict, EnvelopeStore, PlacedBytes, SpaceName, StoredEnvelope, WaitingBatch } from "@attune/sync";
import { foundToSpace, NO_SPACE, storedToEnvelope, storedToRecord } from "../stored-envelope.ts";
import { announce, type MemoryDatabase, type MemorySpace } from "./memory-database.ts";

/** Envelopes for as long as the page lives. */
export function createMemoryEnvelopeStore(database: MemoryDatabase): EnvelopeStore {
  const { spaces } = database;

  async function change(
    names: readonly SpaceName[],
    work: (spaceOf: (name: SpaceName) => MemorySpace) => Result<void, AppendConflict>,
  ) {
    const changed = await database.run(() => {
      const copies = new Map(names.map((name) => [name, copyOf(spaces.get(name))]));
      const done = work((name) => copies.get(name) ?? copyOf(undefined));
      if (!done.ok) return done;
      for (const [name, copy] of copies) {
        const version = storedToRecord(copy.record).version + 1;
        spaces.set(name, { ...copy, record: { ...storedToRecord(copy.record), version } });
        announce(database, { type: "changed", space: name, version });
      }
      return done;
    });
    return changed.ok ? changed.value : changed;
  }

  function changeWaiting(batches: readonly WaitingBatch[], keep: boolean) {
    return change(
      batches.map(({ space }) => space),
      (spaceOf) => {
        for (const { space: name, envelopes, expectedVersion } of batches) {
          const space = spaceOf(name);
          const { version } = storedToRecord(space.record);
          if (version !== expectedVersion) return conflict(expectedVersion, version);
          if (!keep) space.waiting.length = 0;
          space.waiting.push(...envelopes.map(copyOfEnvelope));
        }
        return ok(undefined);
      },
    );
  }

  return {
    read: (name, after = 0) =>
      database.run(() => {
        const { confirmed = [], waiting = [], record = NO_SPACE } = spaces.get(name) ?? {};
        return foundToSpace({
          after,
          confirmed: structuredClone(confirmed.slice(after)).map((stored, index) => ({
            at: after + index + 1,
            stored,
          })),
          waiting: structuredClone(waiting).map((stored, at) => ({ at, stored })),
          record: structuredClone(record),
        });
      }),
    addWaiting: (batches) => changeWaiting(batches, true),
    replaceWaiting: (batches) => changeWaiting(batches, false),
    async confirm(name, envelopes) {
      const confirmed = await change([name], (spaceOf) => {
        const space = spaceOf(name);
        for (const envelope of envelopes) {
          const placed = place(space.confirmed, envelope);
          if (!placed.ok) return placed;
        }
        const ids = new Set(envelopes.map(({ id }) => id));
        const left = space.waiting.filter((stored) => !ids.has(storedToEnvelope(stored)?.id ?? ""));
        space.waiting.splice(0, Number.POSITIVE_INFINITY, ...left);
        return ok(undefined);
      });
      return confirmed.ok ? ok(storedToRecord(spaces.get(name)?.record).version) : confirmed;
    },
    changeBytes: (name, id, change) =>
      database.run(() => {
        const space = spaces.get(name);
        for (const list of space ? [space.confirmed, space.waiting] : []) changeIn(list, id, change);
      }),
    remember: (name, mark) =>
      database.run(() => {
        const space = copyOf(spaces.get(name));
        spaces.set(name, { ...space, record: { ...storedToRecord(space.record), mark: mark?.slice() ?? null } });
      }),
    subscribe(listener) {
      const own = (heard: Parameters<typeof listener>[0]) => listener(heard);
      database.listeners.add(own);
      return () => void database.listeners.delete(own);
    },
    erase: (name) =>
      database.run(() => {
        spaces.delete(name);
        announce(database, { type: "changed", space: name, version: 0 });
      }),
  };
}

function place(confirmed: unknown[], envelope: PlacedBytes): Result<void, AppendConflict> {
  const next = confirmed.length + 1;
  if (envelope.seq > next || envelope.seq < 1) return conflict(envelope.seq, next);
  const there = storedToEnvelope(confirmed[envelope.seq - 1]);
  if (there !== null && there.id !== envelope.id) return conflict(envelope.seq, next);
  if (there === null) confirmed[envelope.seq - 1] = copyOfEnvelope(envelope);
  return ok(undefined);
}

function changeIn(list: unknown[], id: string, change: (bytes: Uint8Array) => Uint8Array): void {
  for (const [index, stored] of list.entries()) {
    const envelope = storedToEnvelope(stored);
    if (envelope?.id === id) list[index] = { id, bytes: change(envelope.bytes.slice()) };
  }
}

function conflict(expectedSeq: number, actualSeq: number): Result<never, AppendConflict> {
  return err({ type: "append-conflict", expectedSeq, actualSeq });
}

function copyOf(space: MemorySpace | undefined): MemorySpace {
  const { confirmed = [], waiting = [], record = NO_SPACE } = space ?? {};
  return { confirmed: [...confirmed], waiting: [...waiting], record };
}

function copyOfEnvelope({ id, bytes }: StoredEnvelope): StoredEnvelope {
  return { id, bytes: bytes.slice() };
}

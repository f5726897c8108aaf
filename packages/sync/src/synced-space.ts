import { ok, type Result } from "@attune/kernel";
import type { EnvelopeStoreError, SpaceName } from "./envelope-store.ts";
import type { Misbehaviour, MisbehaviourType } from "./misbehaviour.ts";
import type { Cleaning, NewWrap } from "./rewrapping.ts";
import type { OpenedSpace } from "./sealed-reading.ts";
import type { Space } from "./space.ts";
import type { Placed, ReceivedResult } from "./space-log.ts";
import type { StorageError } from "./storage-error.ts";
import type { InTurn } from "./turns.ts";
import type { WaitingEnvelope } from "./waiting-envelopes.ts";

/** An open space as the one who talks to a relay has it. */
export interface SyncedSpace {
  readonly space: Space;
  readonly id: Uint8Array;
  readonly name: SpaceName;
  /** The newest verified place. */
  seen(): number;
  trouble(): Misbehaviour | null;
  /** What the relay does not have, in the order in which it has to be sent. */
  waiting(): readonly WaitingEnvelope[];
  receive(envelopes: readonly Placed[]): Promise<ReceivedResult>;
  /** The relay says that this is its newest place, and has sent everything up to there. */
  settle(newest: number): Promise<Result<void, Misbehaviour | EnvelopeStoreError>>;
  /** Seals what waits anew, where nobody would take it as it is. */
  restate(): Promise<Result<void, EnvelopeStoreError>>;
  /** Keeps the wrap that was made anew for an envelope, provided that it opens. */
  rewrap(id: Uint8Array, wrap: Uint8Array): Promise<Result<void, StorageError>>;
  /** Where the space stands with deep cleans. */
  cleaning(): Cleaning;
  /** What a deep clean has wrapped anew and the relay does not have, in the order in which it is sent. */
  prepareRewraps(): Promise<Result<readonly NewWrap[], StorageError>>;
  /** Marks the space with something that showed in how the relay answers. */
  accuse(type: MisbehaviourType, seq: number): Promise<Result<void, StorageError>>;
}

/** So many envelopes at once are part of a history. */
const PAGE = 64;
const MOST_UNTOLD = 4_096;

/** Runs everything in turn with what else changes the log, and tells of changes. */
export function createSyncedSpace(
  { space, log }: OpenedSpace,
  { inTurn, publish }: { readonly inTurn: InTurn; readonly publish: () => void },
): SyncedSpace {
  let unpublished = 0;

  /** While a long history comes in, not every page of it is told on its own. */
  function publishNow(isPartOfMany: boolean, taken: number): void {
    unpublished += taken;
    if (isPartOfMany && unpublished < MOST_UNTOLD) return;
    unpublished = 0;
    publish();
  }

  return {
    space,
    id: log.terms.genesis.space,
    name: log.name,
    seen: () => log.replica().seen().seq,
    trouble: () => log.replica().trouble(),
    waiting: () => log.waiting().envelopes,
    receive: (envelopes) =>
      inTurn(async () => {
        const received = await log.receive(envelopes);
        publishNow(received.ok && envelopes.length >= PAGE, envelopes.length);
        if (received.ok || log.replica().trouble() === null) return received;
        const marked = await log.mark();
        return marked.ok ? received : marked;
      }),
    settle: (newest) =>
      inTurn(async () => {
        // What could not be stored before is stored now.
        const saved = await log.receive([]);
        if (!saved.ok) return saved;
        const settled = log.settle(newest);
        const restated = settled.ok ? await log.restate() : ok(undefined);
        publishNow(false, 0);
        const marked = await log.mark();
        if (!settled.ok) return settled;
        return restated.ok ? marked : restated;
      }),
    restate: () =>
      inTurn(async () => {
        const restated = await log.restate();
        publishNow(false, 0);
        return restated;
      }),
    rewrap: (id, wrap) =>
      inTurn(async () => {
        const kept = await log.rewraps.keep(id, wrap);
        publishNow(false, 0);
        return kept;
      }),
    cleaning: log.rewraps.cleaning,
    prepareRewraps: () => inTurn(log.rewraps.prepare),
    accuse: (type, seq) =>
      inTurn(() => {
        log.replica().accuse(type, seq);
        return log.mark();
      }),
  };
}

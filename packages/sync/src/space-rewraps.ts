import { ok, type Result } from "@attune/kernel";
import { base64UrlToBytes, bytesToBase64Url } from "@attune/wire";
import type { EnvelopeStore, SpaceName } from "./envelope-store.ts";
import type { Replica } from "./replica.ts";
import { type Cleaning, cleaningAt, type NewWrap, opensWithVault, wrapAnew, wrappedBelow } from "./rewrapping.ts";
import { openedSince, type SpaceTerms } from "./standing.ts";
import type { StorageError } from "./storage-error.ts";
import { storedName, withWrap } from "./stored-bytes.ts";
import type { WaitingFold } from "./waiting-envelopes.ts";
import { needsWritingAnew } from "./write-anew.ts";

/**
 * What of one space is to be wrapped anew. What the relay has taken is kept here as it was taken, so that the stored
 * envelopes themselves say what is left, whenever the app was closed.
 */
export interface SpaceRewraps {
  cleaning(): Cleaning;
  /** Wraps anew, in the order of places, what the relay does not have yet. Empty when no deep clean is pending. */
  prepare(): Promise<Result<readonly NewWrap[], StorageError>>;
  /** Keeps a wrap that was made anew, provided that it opens. */
  keep(id: Uint8Array, wrap: Uint8Array): Promise<Result<void, StorageError>>;
  /**
   * Wraps anew on this device alone what the vault has no keys for, after another one has done so at the relay; false as
   * long as something here needs what is held.
   */
  wrapHere(): Promise<Result<boolean, StorageError>>;
  /** Content was removed, by the name under which it is stored. */
  removed(name: string): void;
}

/** What the rewraps of a space stand on. */
export interface RewrapGround {
  readonly terms: SpaceTerms;
  readonly store: EnvelopeStore;
  readonly name: SpaceName;
  readonly replica: () => Replica;
  readonly waiting: () => WaitingFold;
}

/** Has looked at nothing yet. */
export function createSpaceRewraps({ terms, store, name, replica, waiting }: RewrapGround): SpaceRewraps {
  let due: { readonly floor: number; readonly names: Set<string>; readonly of: number } | null = null;

  const standingNow = () => ({ standing: replica().standing(), keys: replica().keys });

  function cleaning(): Cleaning {
    const found = cleaningAt(terms, replica().standing(), waiting().standing);
    const isCounted = due !== null && due.floor === found.floor;
    return {
      ...found,
      left: isCounted && due !== null ? due.names.size : null,
      of: due?.of ?? 0,
      isSent: waiting().envelopes.every(({ own }) => !own),
    };
  }

  async function below(floor: number): Promise<Result<readonly Below[], StorageError>> {
    const stored = await store.read(name);
    if (!stored.ok) return stored;
    const targets = waiting().envelopes.flatMap(({ envelope }) => envelope.header.target ?? []);
    const gone = new Set(targets.map(bytesToBase64Url));
    for (const { id, read } of replica().entries()) if (read.type === "removed") gone.add(storedName(id));
    const known = stored.value.confirmed.filter(({ seq }) => seq <= replica().seen().seq);
    return ok(wrappedBelow(known, floor, (id) => gone.has(id)));
  }

  async function prepare(): Promise<Result<readonly NewWrap[], StorageError>> {
    const { floor, isPending } = cleaningAt(terms, replica().standing(), waiting().standing);
    if (!isPending) return ok([]);
    const found = await below(floor);
    if (!found.ok) return found;
    // What was left behind by an earlier clean opens with no key that is kept.
    const kept = found.value.filter(({ epoch }) => epoch >= openedSince(terms));
    const of = replica()
      .entries()
      .filter(({ read }) => read.type !== "removed").length;
    due = { floor, names: new Set(kept.map((each) => each.name)), of };
    return ok(kept.flatMap(anew));
  }

  function anew({ name: of, envelope }: Below): readonly NewWrap[] {
    const wrap = wrapAnew(terms.crypto, envelope, standingNow());
    const id = base64UrlToBytes(of);
    return wrap === null || id === null ? [] : [{ id, wrap }];
  }

  async function keep(id: Uint8Array, wrap: Uint8Array): Promise<Result<void, StorageError>> {
    const stored = bytesToBase64Url(id);
    let isKept = false;
    const kept = await store.changeBytes(name, stored, (bytes) =>
      withWrap(bytes, wrap, (envelope) => {
        isKept = replica().rewrap(envelope);
        return isKept;
      }),
    );
    if (kept.ok && isKept) due?.names.delete(stored);
    return kept;
  }

  async function wrapHere(): Promise<Result<boolean, StorageError>> {
    const isEarly = !opensWithVault(terms, replica().standing()) || needsWritingAnew(waiting().envelopes);
    if (isEarly) return ok(false);
    const found = await below(terms.since);
    if (!found.ok) return found;
    for (const { id, wrap } of found.value.flatMap(anew)) {
      const kept = await keep(id, wrap);
      if (!kept.ok) return kept;
    }
    return ok(true);
  }

  return { cleaning, prepare, keep, wrapHere, removed: (gone) => void due?.names.delete(gone) };
}

type Below = ReturnType<typeof wrappedBelow>[number];

import { equalBytes } from "@attune/wire";
import type { PlacedBytes, StoredSpace } from "./envelope-store.ts";
import { createReplica, type Replica } from "./replica.ts";
import type { SpaceTerms } from "./standing.ts";
import type { SpaceMark } from "./stored-mark.ts";
import { headOver, storedToCandidate, type WaitingCandidate } from "./waiting-envelopes.ts";

/**
 * Folds what the store holds of a space. What the mark vouches for is not checked for signatures again, provided that
 * it amounts to the very head that the mark names. What does not follow is damage of this device: the replica ends
 * before it, and the relay is asked for the rest.
 */
export async function restoreReplica(
  terms: SpaceTerms,
  { confirmed }: StoredSpace,
  mark: SpaceMark | null,
): Promise<Replica> {
  if (mark !== null && mark.seq > 0) {
    const trusting = await feed(terms, confirmed, mark.seq);
    const head = trusting?.headAt(mark.seq);
    if (trusting && head && equalBytes(head, mark.head)) return trusting;
  }
  return (await feed(terms, confirmed, 0)) ?? restoreGoodPart(terms, confirmed);
}

/** Reads what waits; what the mark vouches for is not checked for signatures again. */
export function restoreWaiting(
  terms: SpaceTerms,
  { waiting }: StoredSpace,
  mark: SpaceMark | null,
): readonly WaitingCandidate[] {
  const vouched = mark === null ? [] : waiting.slice(0, mark.waiting);
  const trusted = vouched.map((stored) => storedToCandidate(terms, stored, true)).filter((found) => found !== null);
  const isSame = mark !== null && equalBytes(headOver(trusted.map(({ id }) => id)), mark.waitingHead);
  const rest = isSame ? waiting.slice(mark.waiting) : waiting;
  const checked = rest.map((stored) => storedToCandidate(terms, stored, false)).filter((found) => found !== null);
  return isSame ? [...trusted, ...checked] : checked;
}

/** The replica behind all of them, or null when one does not follow. */
async function feed(
  terms: SpaceTerms,
  confirmed: readonly PlacedBytes[],
  trustedUpTo: number,
): Promise<Replica | null> {
  const replica = createReplica(terms);
  for (const { seq, bytes } of confirmed) {
    const taken = await replica.receive(seq, bytes, seq <= trustedUpTo);
    if (!taken.ok) return null;
  }
  return replica;
}

async function restoreGoodPart(terms: SpaceTerms, confirmed: readonly PlacedBytes[]): Promise<Replica> {
  const probe = createReplica(terms);
  let good = 0;
  for (const { seq, bytes } of confirmed) {
    const taken = await probe.receive(seq, bytes);
    if (!taken.ok) break;
    good = seq;
  }
  return (await feed(terms, confirmed.slice(0, good), 0)) ?? createReplica(terms);
}

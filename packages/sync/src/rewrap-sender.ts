import { equalBytes, type LiveAnswer, type LiveRequest } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import type { NewWrap } from "./rewrapping.ts";
import type { SyncedSpace } from "./synced-space.ts";

/** Sends what a deep clean has wrapped anew, a few at a time and in order, and keeps here what the relay has taken. */
export interface RewrapSender {
  /** Goes on when it is time and there is something to send. */
  pump(): void;
  /** Takes the answer to a rewrap of this connection; null when it is to something else. */
  said(answer: LiveAnswer): Promise<void> | null;
}

/** What it uses of its connection. */
export interface RewrapPorts {
  readonly nextRef: () => number;
  readonly send: (request: LiveRequest) => void;
  /** Does something later, unless the connection has ended by then. */
  readonly later: (milliseconds: number, task: () => void) => void;
  readonly changed: () => void;
  /** Whether everything has come that the relay has, so that what is left is known. */
  readonly isReady: () => boolean;
}

/** So many rewraps may be unanswered. */
const MOST_UNANSWERED = 16;
const PATIENCE_MS = 15_000;

/** Nothing is sent until `pump` is called. */
export function createRewrapSender(
  space: Pick<SyncedSpace, "id" | "cleaning" | "prepareRewraps" | "rewrap">,
  { nextRef, send, later, changed, isReady }: RewrapPorts,
): RewrapSender {
  const unanswered = new Map<number, NewWrap>();
  /** Of which contents the relay said that it has nothing to wrap, although no tombstone of them had come. */
  const missing = new Set<string>();
  let queue: { readonly floor: number; readonly wraps: NewWrap[] } | null = null;
  let isLooking = false;
  let isResting = false;

  function pump(): void {
    const { isPending, floor } = space.cleaning();
    if (!isPending || isLooking || isResting || !isReady()) return;
    if (queue?.floor === floor) sendSome(queue.wraps);
    else void look(floor);
  }

  async function look(floor: number): Promise<void> {
    isLooking = true;
    const prepared = await space.prepareRewraps();
    isLooking = false;
    if (!prepared.ok) return lookAgain();
    queue = { floor, wraps: [...prepared.value] };
    unanswered.clear();
    changed();
    pump();
  }

  function sendSome(wraps: NewWrap[]): void {
    while (unanswered.size < MOST_UNANSWERED) {
      const next = wraps.shift();
      if (next === undefined) return;
      const ref = nextRef();
      unanswered.set(ref, next);
      send({ t: "rewrap", ref, space: space.id, ...next });
      later(PATIENCE_MS, () => unanswered.has(ref) && lookAgain());
    }
  }

  function said(answer: LiveAnswer): Promise<void> | null {
    const ref = answer.t === "refused" || answer.t === "rewrapped" ? answer.ref : null;
    const sent = ref === null ? undefined : unanswered.get(ref);
    if (ref === null || sent === undefined) return null;
    unanswered.delete(ref);
    return take(answer, sent);
  }

  async function take(answer: LiveAnswer, { id, wrap }: NewWrap): Promise<void> {
    const isTaken = answer.t === "rewrapped" && equalBytes(answer.id, id) && equalBytes(answer.wrap, wrap);
    const kept = isTaken || isLostThere(answer, id) ? await space.rewrap(id, wrap) : null;
    if (kept?.ok !== true) return lookAgain();
    changed();
    pump();
  }

  /**
   * A content that the relay does not have and that nobody removed is lost there, and lives on here. Its tombstone may be
   * on its way, so the relay has to say it twice.
   */
  function isLostThere(answer: LiveAnswer, id: Uint8Array): boolean {
    if (answer.t !== "refused" || answer.reason !== "wrong-target") return false;
    const isSaidAgain = missing.has(keyOf(id));
    missing.add(keyOf(id));
    return isSaidAgain;
  }

  /**
   * Looks some time later at what is left then: what was removed meanwhile is gone with its tombstone, what an epoch
   * has overtaken is wrapped under that, and what the relay took without saying so is sent twice, which changes nothing.
   */
  function lookAgain(): void {
    queue = null;
    unanswered.clear();
    if (isResting) return;
    isResting = true;
    later(PATIENCE_MS, () => {
      isResting = false;
      pump();
    });
  }

  return { pump, said };
}

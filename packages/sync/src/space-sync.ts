import { equalBytes, type LiveAnswer, type LiveRequest } from "@attune/wire";
import { createArrivals } from "./arrivals.ts";
import { backOff } from "./back-off.ts";
import type { EnvelopeStoreError } from "./envelope-store.ts";
import type { Misbehaviour } from "./misbehaviour.ts";
import { createRewrapSender } from "./rewrap-sender.ts";
import type { Placed } from "./space-log.ts";
import type { SyncedSpace } from "./synced-space.ts";
import type { Timers } from "./timers.ts";
import { createTurns } from "./turns.ts";
import { uploadDelay } from "./upload-pace.ts";
import type { WaitingEnvelope } from "./waiting-envelopes.ts";
import { needsWritingAnew } from "./write-anew.ts";

/** One space over one connection: takes what comes, asks again for what is missing, and sends what waits. */
export interface SpaceSync {
  readonly space: SyncedSpace;
  /** Asks for everything behind what is known. */
  watch(): void;
  /** Takes an answer of the relay, if it is for this space. Fulfilled when it was dealt with. */
  said(answer: LiveAnswer): Promise<void>;
  /** Sends the next of what waits, if it is time. */
  pump(): void;
  /** Sends everything that waits, without waiting for more. */
  flush(): void;
  isCaughtUp(): boolean;
  /** What is wrong with the space, or with what the relay withholds of it now. */
  trouble(): Misbehaviour | null;
  /** Ends all that is under way; nothing is sent any more. */
  stop(): void;
}

/** What a space uses of its connection and of the device. */
export interface SpaceSyncPorts {
  readonly timers: Timers;
  readonly chance: () => number;
  /** A number that no other message on this connection has. */
  readonly nextRef: () => number;
  readonly send: (request: LiveRequest) => void;
  /** Something about the space has changed that the status shows. */
  readonly changed: () => void;
}

/** How often a place is asked for before its absence is named. */
const MOST_REPEATS = 8;
/** How often words may be refused for an epoch that has not come before its absence is named. */
const MOST_OVERTAKEN = 4;
const GAP_PATIENCE_MS = 2_000;
const ANSWER_PATIENCE_MS = 15_000;

/** Nothing is asked or sent until `watch` is called. */
export function createSpaceSync(space: SyncedSpace, ports: SpaceSyncPorts): SpaceSync {
  const { timers, chance, nextRef, send, changed } = ports;
  const inTurn = createTurns();
  const arrivals = createArrivals();
  const pending = new Set<() => void>();
  let watching: { readonly ref: number; readonly after: number } | null = null;
  let sending: { readonly ref: number; readonly id: Uint8Array } | null = null;
  let caughtUp = false;
  let stopped = false;
  /** Whether what waits may go; for `mine` not before its time. */
  let due = space.space.kind !== "mine";
  let paced = false;
  let blocked = false;
  let failures = 0;
  let repeats = 0;
  /** How often a relay has refused what was written here because of an epoch that it does not give, at this place. */
  let overtaken = { at: 0, times: 0 };
  /** What a relay says is all, and is not. */
  let withheld: Misbehaviour | null = null;
  let unbegun = 0;
  const sender = createRewrapSender(space, {
    nextRef,
    send,
    later,
    changed,
    isReady: () => caughtUp && !stopped && space.trouble() === null,
  });

  function later(milliseconds: number, task: () => void): void {
    const cancel = timers.after(milliseconds, () => {
      pending.delete(cancel);
      if (!stopped) task();
    });
    pending.add(cancel);
  }

  function watch(): void {
    if (stopped || space.trouble() !== null) return;
    // What is there and does not open is asked for again, with everything behind it.
    const after = withheld === null ? space.seen() : Math.min(space.seen(), Math.max(0, withheld.seq - 1));
    watching = { ref: nextRef(), after };
    arrivals.clear();
    caughtUp = false;
    const { ref } = watching;
    send({ t: "watch", ref, space: space.id, after });
    later(ANSWER_PATIENCE_MS, () => expectAnswer(ref, after));
    changed();
  }

  /** A relay that neither sends nor says that it has sent everything is asked once more. */
  function expectAnswer(ref: number, seenThen: number): void {
    if (watching?.ref !== ref || caughtUp) return;
    const { trouble, seen } = space;
    if (trouble() === null && seen() === seenThen) watch();
    else later(ANSWER_PATIENCE_MS, () => expectAnswer(ref, seen()));
  }

  function watchAgain(): void {
    blocked = true;
    failures += 1;
    later(backOff(failures, chance()), () => {
      blocked = false;
      watch();
    });
  }

  async function said(answer: LiveAnswer): Promise<void> {
    if (stopped) return;
    const rewrapped = sender.said(answer);
    if (rewrapped !== null) return rewrapped;
    if (answer.t === "refused") await refused(answer);
    else if ("space" in answer && equalBytes(answer.space, space.id)) await saidHere(answer);
  }

  async function saidHere(answer: Extract<LiveAnswer, { readonly space: Uint8Array }>): Promise<void> {
    switch (answer.t) {
      case "event": {
        const kept = arrivals.add({ seq: answer.seq, bytes: answer.envelope });
        return inTurn(() => drain(kept));
      }
      case "caught-up":
        return inTurn(() => catchUp(answer));
      case "rewrapped":
        return inTurn(() => rewrap(answer));
      case "taken":
        if (watching === null) watch();
    }
  }

  async function drain(kept = true): Promise<void> {
    if (space.trouble() !== null) return;
    const taken = arrivals.take(space.seen());
    if (taken.length > 0) await takeIn(taken);
    if (!kept) watch();
    else waitForGap();
  }

  async function takeIn(taken: readonly Placed[]): Promise<void> {
    const before = space.seen();
    const received = await space.receive(taken);
    if (!received.ok) return failed(received.error);
    if (space.seen() > before) repeats = 0;
    await afterProgress();
  }

  function waitForGap(): void {
    if (caughtUp && arrivals.hasGap()) later(GAP_PATIENCE_MS, () => arrivals.hasGap() && askAgain());
  }

  async function afterProgress(): Promise<void> {
    if (caughtUp && needsWritingAnew(space.waiting())) {
      const restated = await space.restate();
      if (!restated.ok) return failed(restated.error);
    }
    const isThere = sending !== null && space.waiting().some(({ id }) => sending && equalBytes(id, sending.id));
    if (!isThere) sending = null;
    changed();
    pump();
  }

  async function catchUp({ ref, seq }: Extract<LiveAnswer, { t: "caught-up" }>): Promise<void> {
    if (watching?.ref !== ref || space.trouble() !== null) return;
    if (seq < watching.after) return accuse("rolled-back", seq);
    if (space.seen() < seq) return askAgain();
    repeats = 0;
    const settled = await space.settle(space.seen());
    if (!settled.ok) return failed(settled.error);
    withheld = null;
    caughtUp = true;
    sending = null;
    failures = 0;
    changed();
    pump();
  }

  /** A place that is withheld is named in time, and asked for again all the same: it contradicts nothing. */
  function askAgain(): void {
    repeats += 1;
    later(backOff(repeats - 1, chance()), watch);
    if (repeats === MOST_REPEATS) changed();
  }

  function trouble(): Misbehaviour | null {
    const isOvertaken = overtaken.at === space.seen() && overtaken.times >= MOST_OVERTAKEN;
    const missing = { type: "gap" as const, seq: space.seen() + 1 };
    return space.trouble() ?? withheld ?? (isOvertaken || repeats >= MOST_REPEATS ? missing : null);
  }

  async function accuse(type: Misbehaviour["type"], seq: number): Promise<void> {
    const remembered = await space.accuse(type, seq);
    changed();
    if (!remembered.ok) later(ANSWER_PATIENCE_MS, () => void accuse(type, seq));
  }

  /** A device without room for the new wrap keeps the one it has, which its keys open still. */
  async function rewrap({ id, wrap }: Extract<LiveAnswer, { t: "rewrapped" }>): Promise<void> {
    const kept = await space.rewrap(id, wrap);
    if (!kept.ok) failed(kept.error);
    else changed();
  }

  /** Trouble stays; what is withheld, or could not be stored, is asked for again. */
  function failed(error: Misbehaviour | EnvelopeStoreError): void {
    caughtUp = false;
    if (space.trouble() === null && "seq" in error) withheld = error;
    if (space.trouble() === null) watchAgain();
    changed();
  }

  async function refused({ ref, reason }: Extract<LiveAnswer, { t: "refused" }>): Promise<void> {
    if (ref === watching?.ref) return watchRefused(reason);
    if (ref !== sending?.ref) return;
    sending = null;
    if (reason === "wrong-epoch") {
      const at = space.seen();
      overtaken = { at, times: overtaken.at === at ? overtaken.times + 1 : 1 };
      failures = Math.max(failures, overtaken.times - 1);
    }
    watchAgain();
    changed();
  }

  /** A space that nobody has begun is as good as an empty one. */
  async function watchRefused(reason: string): Promise<void> {
    watching = null;
    if (reason !== "not-a-member") return watchAgain();
    if (space.seen() > 0) return accuse("rolled-back", 0);
    caughtUp = true;
    changed();
    // A relay does not say by itself when somebody begins a space; who has just joined waits for it on the screen.
    unbegun += 1;
    later(backOff(unbegun, chance()), watch);
    pump();
  }

  function pump(): void {
    sender.pump();
    const next = space.waiting().find(({ fits }) => fits);
    if (next === undefined) due = space.space.kind !== "mine";
    const mayGo = caughtUp && !blocked && !stopped && sending === null && space.trouble() === null;
    if (next === undefined || !mayGo) return;
    if (due) append(next);
    else pace();
  }

  function append({ id, bytes }: WaitingEnvelope): void {
    const ref = nextRef();
    sending = { ref, id };
    send({ t: "append", ref, space: space.id, envelope: bytes });
    later(ANSWER_PATIENCE_MS, () => sending?.ref === ref && watch());
  }

  function pace(): void {
    if (paced) return;
    paced = true;
    later(uploadDelay(space.space, chance()), flush);
  }

  function flush(): void {
    paced = false;
    due = true;
    pump();
  }

  return {
    space,
    watch,
    said,
    pump,
    flush,
    isCaughtUp: () => caughtUp,
    trouble,
    stop() {
      stopped = true;
      for (const cancel of pending) cancel();
      pending.clear();
    },
  };
}

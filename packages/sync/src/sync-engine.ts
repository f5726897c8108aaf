import { type Clock, err, type Result } from "@attune/kernel";
import type { LiveAnswer, LiveRequest } from "@attune/wire";
import { backOff } from "./back-off.ts";
import type { ConnectionState, SyncStatus } from "./connection-state.ts";
import { createCorrectedClock } from "./corrected-clock.ts";
import type { SpaceName } from "./envelope-store.ts";
import { isOwnNews, type Misbehaviour } from "./misbehaviour.ts";
import type { RelayCallError } from "./relay-caller.ts";
import type { RelayConnection, RelayLink } from "./relay-link.ts";
import type { SealedLog } from "./sealed-log.ts";
import { createSpaceSync, type SpaceSync } from "./space-sync.ts";
import type { TabLock } from "./tab-lock.ts";
import type { Timers } from "./timers.ts";

/** Keeps the open spaces of a log and a relay the same, for as long as it runs. */
export interface SyncEngine {
  status(): SyncStatus;
  subscribe(listener: (status: SyncStatus) => void): () => void;
  /** The device's clock, put right by the relay's. */
  readonly clock: Clock;
  /** Sends at once what would wait for its time. */
  flush(): void;
  /** Makes sure of the connection at once, such as when the device comes online or goes offline. */
  retry(): void;
  stop(): void;
}

/** What a sync stands on. `token` proves the device to the relay; `chance` is from 0 to below 1. */
export interface SyncTerms {
  readonly log: Pick<SealedLog, "entries" | "synced" | "subscribe">;
  readonly link: RelayLink;
  readonly token: () => Promise<Result<Uint8Array, RelayCallError>>;
  readonly lock: TabLock;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: () => number;
}

const PING_MS = 30_000;
const PONG_PATIENCE_MS = 10_000;
const GREETING_PATIENCE_MS = 20_000;

/** Begins when it is this tab's turn. */
export function startSync(terms: SyncTerms): SyncEngine {
  const { log, link, token, lock, timers, chance } = terms;
  const clock = createCorrectedClock(terms.clock);
  const listeners = new Set<(status: SyncStatus) => void>();
  let phase: "offline" | "connecting" | "greeted" | "signed-out" = "offline";
  let connection: RelayConnection | null = null;
  let syncs: readonly SpaceSync[] = [];
  let failures = 0;
  let lastRef = 0;
  let heardSincePing = false;
  let stopped = false;
  let asked = 0;
  let cancelRetry: () => void = () => undefined;
  let cancelPing: () => void = () => undefined;

  const nextRef = () => {
    lastRef += 1;
    return lastRef;
  };
  const tell = () => {
    const status = statusNow();
    for (const listener of [...listeners]) listener(status);
  };

  function statusNow(): SyncStatus {
    const spaces = log.synced();
    const waiting = new Map<SpaceName, number>(spaces.map((space) => [space.name, space.waiting().length]));
    return { connection: connectionNow(), waiting };
  }

  function connectionNow(): ConnectionState {
    for (const space of log.synced()) {
      const sync = syncs.find((each) => each.space.name === space.name);
      const misbehaviour = sync?.trouble() ?? space.trouble();
      if (misbehaviour !== null) return stateOf(space.name, misbehaviour);
    }
    return { type: reachNow() };
  }

  function reachNow(): Exclude<ConnectionState["type"], "troubled"> {
    if (phase === "greeted") return syncs.every((sync) => sync.isCaughtUp()) ? "live" : "catching-up";
    // Between two tries nothing is known to be better than before.
    return phase === "connecting" && failures > 0 ? "offline" : phase;
  }

  async function connect(): Promise<void> {
    if (stopped || connection !== null || phase === "connecting") return;
    cancelRetry();
    enter("connecting");
    // What is here has to be known before it is said to a relay.
    const read = await log.entries();
    const obtained = read.ok ? await token() : unread();
    if (stopped) return;
    if (obtained.ok) open(obtained.value);
    else if (isRefusal(obtained.error)) enter("signed-out");
    else retryLater();
  }

  function open(bearer: Uint8Array): void {
    const opened: RelayConnection = link.open({
      opened: () => {
        asked = terms.clock.now();
        opened.send({ t: "hello", token: bearer });
      },
      said: (answer) => opened === connection && said(answer),
      closed: () => {
        if (opened !== connection) return;
        leave();
        retryLater();
      },
    });
    connection = opened;
    cancelPing = timers.after(GREETING_PATIENCE_MS, () => opened.close());
  }

  function said(answer: LiveAnswer): void {
    heardSincePing = true;
    if (answer.t === "welcome" || answer.t === "pong") clock.correct(asked, answer.time);
    if (answer.t === "welcome") welcome();
    else if (answer.t === "bye") connection?.close();
    else for (const sync of syncs) void sync.said(answer);
  }

  function welcome(): void {
    failures = 0;
    phase = "greeted";
    followSpaces();
    keepAlive();
    tell();
  }

  /** Spaces may be opened while the connection stands. */
  function followSpaces(): void {
    if (phase !== "greeted") return;
    const known = new Set(syncs.map(({ space }) => space.name));
    const added = log.synced().filter(({ name }) => !known.has(name));
    const ports = { timers, chance, nextRef, send: (request: LiveRequest) => connection?.send(request), changed: tell };
    const begun = added.map((space) => createSpaceSync(space, ports));
    syncs = [...syncs, ...begun];
    for (const sync of begun) sync.watch();
  }

  function keepAlive(): void {
    cancelPing();
    cancelPing = timers.after(PING_MS, ping);
  }

  /** A connection over which nothing comes any more looks like a quiet one until something is asked. */
  function ping(): void {
    cancelPing();
    asked = terms.clock.now();
    heardSincePing = false;
    cancelPing = timers.after(PONG_PATIENCE_MS, () => {
      if (heardSincePing) keepAlive();
      else connection?.close();
    });
    connection?.send({ t: "ping" });
  }

  /** The network has changed: what stands may be broken, and what waits for its time may go through now. */
  function lookNow(): void {
    if (phase === "greeted") ping();
    else void connect();
  }

  function leave(): void {
    connection = null;
    cancelPing();
    for (const sync of syncs) sync.stop();
    syncs = [];
  }

  function retryLater(): void {
    enter("offline");
    cancelRetry = timers.after(backOff(failures, chance()), () => void connect());
    failures += 1;
  }

  function enter(next: typeof phase): void {
    phase = next;
    tell();
  }

  const stopFollowing = log.subscribe(() => {
    followSpaces();
    for (const sync of syncs) sync.pump();
    tell();
  });
  const giveUp = lock.acquire(() => void connect());

  return {
    status: statusNow,
    subscribe(listener) {
      const own = (status: SyncStatus) => listener(status);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    clock,
    flush() {
      for (const sync of syncs) sync.flush();
    },
    retry: lookNow,
    stop() {
      stopped = true;
      stopFollowing();
      cancelRetry();
      const open = connection;
      leave();
      open?.close();
      giveUp();
    },
  };
}

function stateOf(space: SpaceName, misbehaviour: Misbehaviour): ConnectionState {
  if (misbehaviour.type === "unknown-version") return { type: "update-needed" };
  if (isOwnNews(misbehaviour.type)) return { type: "signed-out" };
  return { type: "troubled", space, misbehaviour };
}

/** A device that cannot read its own storage now is tried again like a relay that cannot be reached. */
function unread(): Result<never, RelayCallError> {
  return err({ type: "relay-unreachable" });
}

/** Whether the relay knows this device no more, so that trying again is of no use. */
function isRefusal(error: RelayCallError): boolean {
  return error.type === "relay-refused" && (error.reason === "not-proved" || error.reason === "not-signed-in");
}

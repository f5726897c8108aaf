import {
  type CborMap,
  decodeMessage,
  decodeWrap,
  encodeCbor,
  type LiveRequest,
  liveRequest,
  RELAY_LIMITS,
  type RelayGoodbye,
  type RelayRefusal,
} from "@attune/wire";
import type { RateLimit } from "../rate-limit.ts";
import { readEnvelope } from "../read-envelope.ts";
import type { RelayParts } from "../relay-parts.ts";
import type { AppendOutcome } from "../store/appending.ts";
import { byteKey } from "../store/byte-key.ts";
import type { Session } from "../store/relay-store.ts";
import { failureCodeOf } from "../store/store-unavailable.ts";
import { tokenHash } from "../token.ts";
import { takenToBytes } from "./answer-bytes.ts";
import type { HubMember } from "./hub-member.ts";
import { SpaceWatch, type WatchOwner } from "./space-watch.ts";
import type { Wire } from "./wire.ts";

/** What a live socket needs besides the parts of the relay. */
export interface LiveSocketOptions {
  readonly parts: RelayParts;
  readonly writes: RateLimit;
  /** Whether the relay is about to stop, and takes no more. */
  isStopping(): boolean;
}

type Of<Type extends LiveRequest["t"]> = Extract<LiveRequest, { t: Type }>;

/** One live socket: what it says is done in order of arrival, what it watches is told to it. */
export class LiveSocket implements HubMember {
  readonly #wire: Wire;
  readonly #options: LiveSocketOptions;
  readonly #parts: RelayParts;
  readonly #watches = new Map<string, SpaceWatch>();
  #session: Session | null = null;
  /** By what the rate limit of writes knows the account. */
  #writer = "";
  #token: Uint8Array | null = null;
  #greeting = false;
  #unanswered = 0;
  #heardAt: number;

  constructor(wire: Wire, options: LiveSocketOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#parts = options.parts;
    this.#heardAt = options.parts.clock.now();
  }

  get device(): Session | null {
    return this.#session;
  }

  get closed(): Promise<void> {
    return this.#wire.closed;
  }

  /** Takes one message as it came. */
  hear(bytes: Uint8Array): void {
    if (this.#wire.isLeaving) return;
    this.#heardAt = this.#parts.clock.now();
    const request = decodeMessage(liveRequest, bytes);
    if (!request.ok) this.bye("malformed");
    else if (request.value.t === "hello") void this.#greet(request.value);
    else if (this.#session === null) this.bye("not-signed-in");
    else this.#do(request.value, this.#session);
  }

  send(message: Uint8Array): void {
    if (!this.#wire.send(message)) this.bye("slow");
  }

  bye(reason: RelayGoodbye): void {
    if (this.#wire.isLeaving) return;
    this.#parts.metrics.count("attune_goodbyes_total", reason);
    this.#wire.leave(encodeCbor({ t: "bye", reason }));
    this.left();
  }

  /** Forgets the socket; also when the other side closed it. */
  left(): void {
    this.#parts.hub.leave(this);
    for (const watch of this.#watches.values()) this.#parts.hub.unwatch(watch);
    this.#watches.clear();
  }

  recheck(): void {
    void this.#isTokenGood().then((isGood) => {
      if (!isGood) this.bye("not-signed-in");
    });
  }

  checkTime(): void {
    const now = this.#parts.clock.now();
    if (this.#session !== null && this.#session.expires <= now) this.bye("not-signed-in");
    else if (now - this.#heardAt > RELAY_LIMITS.silenceMs) this.bye("silent");
  }

  /** The socket is known to the hub before its token is read the second time, so that no revocation falls between. */
  async #greet({ token }: Of<"hello">): Promise<void> {
    if (this.#greeting) return this.bye("malformed");
    this.#greeting = true;
    this.#token = tokenHash(token);
    const session = await this.#readSession();
    if (session === null) return this.bye("not-signed-in");
    const { hub, limits, clock } = this.#parts;
    if (hub.socketsOf(session.account) >= limits.socketsPerAccount) return this.bye("too-often");
    this.#session = session;
    this.#writer = this.#options.writes.keyOf(session.account);
    hub.signedIn(this, session.account);
    if (await this.#isTokenGood()) this.#say({ t: "welcome", time: clock.now() });
    else this.bye("not-signed-in");
  }

  async #readSession(): Promise<Session | null> {
    const { store, clock } = this.#parts;
    try {
      return this.#token === null ? null : await store.readToken(this.#token, clock.now());
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  async #isTokenGood(): Promise<boolean> {
    return (await this.#readSession()) !== null;
  }

  #do(request: Exclude<LiveRequest, Of<"hello">>, session: Session): void {
    if (request.t === "ping") this.#say({ t: "pong", time: this.#parts.clock.now() });
    else if (request.t === "watch") this.#watch(request, session);
    else this.#write(request, session);
  }

  #watch(request: Of<"watch">, { account }: Session): void {
    const { hub } = this.#parts;
    const key = byteKey(request.space);
    const before = this.#watches.get(key);
    if (before !== undefined) hub.unwatch(before);
    else if (this.#watches.size >= RELAY_LIMITS.watchedSpaces) {
      this.#refuse(request.ref, "quota");
      return;
    }
    const watch = new SpaceWatch(request, this.#ownerOf(key, account));
    this.#watches.set(key, watch);
    hub.watch(watch);
    void watch.catchUp();
  }

  #ownerOf(key: string, account: Uint8Array): WatchOwner {
    const { hub, store } = this.#parts;
    return {
      member: this,
      account,
      store,
      isWanted: (watch) => this.#watches.get(key) === watch,
      flushed: () => this.#wire.flushed(),
      onEnd: (watch, refusal) => {
        hub.unwatch(watch);
        this.#watches.delete(key);
        if (refusal !== null) this.#refuse(watch.ref, refusal);
      },
      onFailed: (error) => this.#fail(error),
    };
  }

  #write(request: Of<"append"> | Of<"rewrap">, session: Session): void {
    const refusal = this.#refusalToWrite();
    if (refusal !== null) {
      this.#refuse(request.ref, refusal);
      return;
    }
    this.#unanswered += 1;
    if (request.t === "append") this.#append(request, session);
    else void this.#rewrap(request, session);
  }

  #refusalToWrite(): RelayRefusal | null {
    if (this.#options.isStopping() || this.#unanswered >= RELAY_LIMITS.appendsInFlight) return "busy";
    return this.#options.writes.takeKnown(this.#writer) ? null : "too-often";
  }

  /** Answered without a promise of its own, so that all answers of one commit leave together. */
  #append({ ref, space, envelope }: Of<"append">, { account }: Session): void {
    const { queue, metrics } = this.#parts;
    const answer = (outcome: AppendOutcome) => {
      this.#unanswered -= 1;
      metrics.count("attune_appends_total", outcome.ok ? "taken" : outcome.error);
      if (outcome.ok) this.send(takenToBytes(space, ref, outcome.value.seq));
      else this.#refuse(ref, outcome.error);
    };
    const read = readEnvelope({ account, space, envelope });
    if (read.ok) queue.submit(read.value, answer);
    else answer(read);
  }

  async #rewrap(request: Of<"rewrap">, session: Session): Promise<void> {
    try {
      await this.#putWrap(request, session);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#unanswered -= 1;
    }
  }

  async #putWrap({ ref, space, id, wrap }: Of<"rewrap">, { account }: Session): Promise<void> {
    const { store, hub } = this.#parts;
    const decoded = decodeWrap(wrap);
    if (!decoded.ok) return this.#refuse(ref, "malformed");
    const done = await store.rewrap({ account, space, id, wrap, epoch: decoded.value.epoch });
    if (!done.ok) return this.#refuse(ref, done.error);
    this.#say({ t: "rewrapped", ref, space, id, wrap });
    hub.rewrapped(space, { id, wrap }, this);
  }

  #refuse(ref: number, reason: RelayRefusal): void {
    this.#say({ t: "refused", ref, reason });
  }

  #say(message: CborMap): void {
    this.send(encodeCbor(message));
  }

  /** What the database did not do is tried again on a new socket. */
  #fail(error: unknown): void {
    this.#parts.log({ event: "live-failed", code: failureCodeOf(error) });
    this.bye("restarting");
  }
}

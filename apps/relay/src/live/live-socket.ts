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
import { byteKey } from "../store/byte-key.ts";
import type { Session } from "../store/relay-store.ts";
import { failureCodeOf } from "../store/store-unavailable.ts";
import { tokenHash } from "../token.ts";
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
    else void this.#write(request, session);
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

  async #write(request: Of<"append"> | Of<"rewrap">, session: Session): Promise<void> {
    const refusal = this.#refusalToWrite(session);
    if (refusal !== null) return this.#refuse(request.ref, refusal);
    this.#unanswered += 1;
    try {
      if (request.t === "append") await this.#append(request, session);
      else await this.#rewrap(request, session);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#unanswered -= 1;
    }
  }

  #refusalToWrite({ account }: Session): RelayRefusal | null {
    if (this.#options.isStopping() || this.#unanswered >= RELAY_LIMITS.appendsInFlight) return "busy";
    return this.#options.writes.take(account) ? null : "too-often";
  }

  async #append({ ref, space, envelope }: Of<"append">, { account }: Session): Promise<void> {
    const { queue, metrics } = this.#parts;
    const read = readEnvelope({ account, space, envelope });
    const outcome = read.ok ? await queue.submit(read.value) : read;
    metrics.count("attune_appends_total", outcome.ok ? "taken" : outcome.error);
    if (outcome.ok) this.#say({ t: "taken", ref, space, seq: outcome.value.seq });
    else this.#refuse(ref, outcome.error);
  }

  async #rewrap({ ref, space, id, wrap }: Of<"rewrap">, { account }: Session): Promise<void> {
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

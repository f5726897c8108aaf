import { assert } from "@attune/kernel";
import { encodeCbor, equalBytes, type RelayRefusal } from "@attune/wire";
import type { Page, RelayStore } from "../store/relay-store.ts";
import { eventToBytes } from "./answer-bytes.ts";
import type { HubMember } from "./hub-member.ts";

/** What a watch needs of the socket it belongs to. */
export interface WatchOwner {
  readonly member: HubMember;
  readonly account: Uint8Array;
  readonly store: Pick<RelayStore, "readPage">;
  /** Whether the socket still wants this watch. */
  isWanted(watch: SpaceWatch): boolean;
  /** Resolves when all that was sent is on its way, with false when the socket is closed or too slow. */
  flushed(): Promise<boolean>;
  /** Hears that the account reads no further, or may not read at all. */
  onEnd(watch: SpaceWatch, refusal: RelayRefusal | null): void;
  onFailed(error: unknown): void;
}

/**
 * One socket following one space. What is committed while it is up to date goes straight out; whenever it is behind,
 * it reads the database page by page until it is not, so that each place goes out once and in order.
 */
export class SpaceWatch {
  readonly space: Uint8Array;
  readonly ref: number;
  readonly #owner: WatchOwner;
  #sent: number;
  #saidCaughtUp = false;
  #reading = false;
  #again = false;

  constructor(
    request: { readonly space: Uint8Array; readonly after: number; readonly ref: number },
    owner: WatchOwner,
  ) {
    this.space = request.space;
    this.ref = request.ref;
    this.#sent = request.after;
    this.#owner = owner;
  }

  /** The last place that was sent. */
  get sent(): number {
    return this.#sent;
  }

  get member(): HubMember {
    return this.#owner.member;
  }

  /** Takes what was just committed; `members` with an epoch, after which others read no further. */
  push(seq: number, message: Uint8Array, members: readonly Uint8Array[] | null): void {
    if (this.#reading || seq !== this.#sent + 1) {
      if (seq > this.#sent) void this.catchUp();
      return;
    }
    this.#sent = seq;
    this.#owner.member.send(message);
    const { account } = this.#owner;
    if (members?.every((each) => !equalBytes(each, account))) this.#owner.onEnd(this, null);
  }

  /** Sends what the database holds behind the last place that was sent. */
  async catchUp(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#again) await this.#readOn();
    } catch (error) {
      this.#owner.onFailed(error);
    } finally {
      this.#reading = false;
    }
  }

  async #readOn(): Promise<void> {
    this.#again = false;
    const { account, store } = this.#owner;
    const page = await store.readPage({ account, space: this.space, after: this.#sent });
    if (!this.#owner.isWanted(this)) return;
    if (!page.ok) return this.#owner.onEnd(this, page.error);
    this.#send(page.value);
    if (this.#sent < page.value.newest) {
      this.#again = await this.#owner.flushed();
      return;
    }
    this.#sent = page.value.newest;
    this.#sayCaughtUp();
    if (!page.value.open) this.#owner.onEnd(this, null);
  }

  #send({ events }: Page): void {
    for (const event of events) {
      assert(event.seq === this.#sent + 1, "places are dense");
      this.#sent = event.seq;
      this.#owner.member.send(eventToBytes(this.space, event));
    }
  }

  #sayCaughtUp(): void {
    if (this.#saidCaughtUp) return;
    this.#saidCaughtUp = true;
    this.#owner.member.send(encodeCbor({ t: "caught-up", ref: this.ref, space: this.space, seq: this.#sent }));
  }
}

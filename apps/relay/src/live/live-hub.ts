import { encodeCbor, equalBytes, type RelayGoodbye } from "@attune/wire";
import type { Appending, AppendOutcome } from "../store/appending.ts";
import { byteKey } from "../store/byte-key.ts";
import type { RelayStore } from "../store/relay-store.ts";
import type { StoreChange } from "../store/store-change.ts";
import { eventToBytes } from "./answer-bytes.ts";
import { GrownReader } from "./grown-reader.ts";
import type { HubMember } from "./hub-member.ts";
import type { SpaceWatch } from "./space-watch.ts";

/** Who is there and who watches what, on this node. */
export class LiveHub {
  readonly #members = new Set<HubMember>();
  readonly #byAccount = new Map<string, Set<HubMember>>();
  readonly #watches = new Map<string, Set<SpaceWatch>>();
  readonly #grown: GrownReader;

  constructor(store: Pick<RelayStore, "readGrown">) {
    this.#grown = new GrownReader(store, (key) => [...(this.#watches.get(key) ?? [])]);
  }

  get size(): number {
    return this.#members.size;
  }

  join(member: HubMember): void {
    this.#members.add(member);
  }

  leave(member: HubMember): void {
    this.#members.delete(member);
    if (member.device === null) return;
    const key = byteKey(member.device.account);
    const ofAccount = this.#byAccount.get(key);
    ofAccount?.delete(member);
    if (ofAccount?.size === 0) this.#byAccount.delete(key);
  }

  /** Knows a socket by its account from now on. */
  signedIn(member: HubMember, account: Uint8Array): void {
    const key = byteKey(account);
    this.#byAccount.set(key, (this.#byAccount.get(key) ?? new Set()).add(member));
  }

  /** How many sockets an account has here. */
  socketsOf(account: Uint8Array): number {
    return this.#byAccount.get(byteKey(account))?.size ?? 0;
  }

  watch(watch: SpaceWatch): void {
    const key = byteKey(watch.space);
    const watches = this.#watches.get(key) ?? new Set();
    this.#watches.set(key, watches.add(watch));
  }

  unwatch(watch: SpaceWatch): void {
    const key = byteKey(watch.space);
    const watches = this.#watches.get(key);
    watches?.delete(watch);
    if (watches?.size === 0) this.#watches.delete(key);
  }

  /** Passes on what was committed here. */
  committed(batch: readonly Appending[], outcomes: readonly AppendOutcome[]): void {
    for (const [index, appending] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome?.ok && outcome.value.fresh) this.#pass(appending, outcome.value.seq);
    }
  }

  /** Tells those who watch the space, but not the one who did it. */
  rewrapped(space: Uint8Array, change: { id: Uint8Array; wrap: Uint8Array }, by: HubMember | null): void {
    const watches = this.#watches.get(byteKey(space));
    if (watches === undefined) return;
    const message = encodeCbor({ t: "rewrapped", ref: null, space, id: change.id, wrap: change.wrap });
    for (const { member } of watches) if (member !== by) member.send(message);
  }

  /** Closes the sockets of one device, or of every device of the account. */
  revoked(account: Uint8Array, device: Uint8Array | null): void {
    const ofAccount = [...(this.#byAccount.get(byteKey(account)) ?? [])];
    const those = ofAccount.filter((member) => device === null || isOf(member, device));
    for (const member of those) member.bye("not-signed-in");
  }

  /** Follows what another node did. */
  changed(change: StoreChange): void {
    if (change.type === "revoked") this.revoked(change.account, change.device);
    else if (change.type === "rewrapped") this.rewrapped(change.space, change, null);
    else if (change.type === "appended") this.#grown.follow(change.space);
    else this.#missed();
  }

  /** Looks after sockets that went silent and tokens that are over. */
  checkTime(): void {
    for (const member of [...this.#members]) member.checkTime();
  }

  /** Says goodbye to all and resolves when they are gone. */
  async dismiss(reason: RelayGoodbye): Promise<void> {
    const members = [...this.#members];
    for (const member of members) member.bye(reason);
    await Promise.all(members.map(({ closed }) => closed));
  }

  #pass(appending: Appending, seq: number): void {
    const watches = this.#watches.get(byteKey(appending.space));
    if (watches === undefined) return;
    const { space, step } = appending;
    const message = eventToBytes(space, { seq, ...appending });
    for (const watch of [...watches]) {
      // Somebody else's words stand between, from another node.
      if (watch.sent < seq - 1) this.#grown.follow(space);
      else watch.push(seq, message, step?.members ?? null);
    }
  }

  #behind(spaceKey: string): void {
    for (const watch of [...(this.#watches.get(spaceKey) ?? [])]) void watch.catchUp();
  }

  #missed(): void {
    for (const member of [...this.#members]) member.recheck();
    for (const key of [...this.#watches.keys()]) this.#behind(key);
  }
}

function isOf({ device }: HubMember, key: Uint8Array): boolean {
  return device !== null && equalBytes(device.device, key);
}

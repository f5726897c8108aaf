import { err, ok } from "@attune/kernel";
import type { RelayRefusal } from "@attune/wire";
import type { AccountUse, AppendKnowledge, KnownSpace, KnownTarget } from "./append-knowledge.ts";
import { type Appending, type AppendOutcome, bytesOfAppending } from "./appending.ts";
import { byteKey } from "./byte-key.ts";
import { mayRead, refusalOf, takeEpoch } from "./epoch-rule.ts";

/** How much is kept for one account. */
export interface AccountQuota {
  /** Bytes of envelopes that came by the account's connections. Steps and tombstones may go a little over. */
  readonly bytes: number;
  /** Spaces that it began. */
  readonly spaces: number;
}

/** An envelope with the place it gets. */
export interface PlannedEnvelope {
  readonly seq: number;
  readonly bytes: number;
  readonly appending: Appending;
  /** Whether a tombstone in the same batch takes its payload and wrap. */
  dropped: boolean;
}

/** What a batch of appends comes to: the answers, and what has to be written for them to be true. */
export interface AppendPlan {
  readonly outcomes: readonly AppendOutcome[];
  readonly envelopes: readonly PlannedEnvelope[];
  /** Envelopes of before whose payload and wrap go. */
  readonly drops: readonly { readonly space: Uint8Array; readonly id: Uint8Array; readonly bytes: number }[];
  /** The spaces that changed, as they are afterwards. */
  readonly spaces: readonly KnownSpace[];
  /** The accounts whose use changed, as it is afterwards. */
  readonly uses: readonly AccountUse[];
}

/** How far above its quota an account may leave, revoke and delete, in bytes. */
const ROOM_FOR_STEPS = 4_194_304;

/** Decides a batch of appends, one after the other, on what the database knows. Mutates that knowledge. */
export function planAppends(batch: readonly Appending[], knowledge: AppendKnowledge, quota: AccountQuota): AppendPlan {
  const plan = new Planning(knowledge, quota);
  const outcomes = batch.map((appending) => plan.take(appending));
  return { outcomes, ...plan.written() };
}

class Planning {
  readonly #knowledge: AppendKnowledge;
  readonly #quota: AccountQuota;
  readonly #envelopes = new Map<string, PlannedEnvelope>();
  readonly #drops: { space: Uint8Array; id: Uint8Array; bytes: number }[] = [];
  readonly #changed = new Set<KnownSpace>();
  readonly #used = new Set<AccountUse>();

  constructor(knowledge: AppendKnowledge, quota: AccountQuota) {
    this.#knowledge = knowledge;
    this.#quota = quota;
  }

  written(): Omit<AppendPlan, "outcomes"> {
    return {
      envelopes: [...this.#envelopes.values()],
      drops: this.#drops,
      spaces: [...this.#changed],
      uses: [...this.#used],
    };
  }

  take(appending: Appending): AppendOutcome {
    const space = this.#spaceFor(appending);
    const before = this.#placeOf(appending);
    if (before !== null && mayRead(space, appending.account, before)) return ok({ seq: before, fresh: false });
    const refusal = refusalOf(appending, space) ?? this.#refusalOfTarget(appending) ?? this.#refusalOfQuota(appending);
    if (refusal !== null) return err(refusal);
    return ok({ seq: this.#place(appending, space), fresh: true });
  }

  #spaceFor({ space, account }: Appending): KnownSpace {
    const key = byteKey(space);
    const known = this.#knowledge.spaces.get(key);
    if (known !== undefined) return known;
    const fresh = {
      space,
      epoch: 0,
      newest: 0,
      begunBy: account,
      members: new Map(),
      stepped: false,
    };
    this.#knowledge.spaces.set(key, fresh);
    return fresh;
  }

  #placeOf({ space, id }: Appending): number | null {
    const key = byteKey(space, id);
    return this.#knowledge.places.get(key) ?? this.#envelopes.get(key)?.seq ?? null;
  }

  #place(appending: Appending, space: KnownSpace): number {
    const seq = space.newest + 1;
    const bytes = bytesOfAppending(appending);
    this.#use(appending.account, bytes, seq === 1 ? 1 : 0);
    this.#envelopes.set(byteKey(appending.space, appending.id), { seq, bytes, appending, dropped: false });
    if (appending.target !== null) this.#drop(appending.space, appending.target);
    if (appending.step !== null) takeEpoch(space, appending.step, seq);
    space.newest = seq;
    this.#changed.add(space);
    return seq;
  }

  #drop(space: Uint8Array, target: Uint8Array): void {
    const key = byteKey(space, target);
    const planned = this.#envelopes.get(key);
    if (planned !== undefined) {
      if (!planned.dropped) this.#use(planned.appending.account, -droppable(planned.appending), 0);
      planned.dropped = true;
      return;
    }
    const known = this.#knowledge.targets.get(key);
    if (known === undefined || known.droppable === 0) return;
    this.#use(known.keeper, -known.droppable, 0);
    this.#drops.push({ space, id: target, bytes: known.droppable });
    this.#knowledge.targets.set(key, { ...known, droppable: 0 });
  }

  #use(account: Uint8Array, bytes: number, spaces: number): void {
    const use = this.#knowledge.uses.get(byteKey(account));
    if (use === undefined) return;
    use.bytes += bytes;
    use.spaces += spaces;
    this.#used.add(use);
  }

  #refusalOfTarget({ space, target, author }: Appending): RelayRefusal | null {
    if (target === null) return null;
    const key = byteKey(space, target);
    const planned = this.#envelopes.get(key)?.appending;
    const known: Pick<KnownTarget, "author" | "kind"> | undefined = planned ?? this.#knowledge.targets.get(key);
    const fits = known !== undefined && known.kind === "content" && byteKey(known.author) === byteKey(author);
    return fits ? null : "wrong-target";
  }

  #refusalOfQuota(appending: Appending): RelayRefusal | null {
    const use = this.#knowledge.uses.get(byteKey(appending.account));
    if (use === undefined) return "not-a-member";
    const most = appending.kind === "content" ? this.#quota.bytes : this.#quota.bytes + ROOM_FOR_STEPS;
    if (use.bytes + bytesOfAppending(appending) > most) return "quota";
    const begins = this.#knowledge.spaces.get(byteKey(appending.space))?.newest === 0;
    return begins && use.spaces >= this.#quota.spaces ? "quota" : null;
  }
}

function droppable({ payload, wrap }: Appending): number {
  return (payload?.length ?? 0) + (wrap?.length ?? 0);
}

import { isGrowthOf, openVault, type Vault, type VaultSpace } from "@attune/crypto";
import { ok, type Result } from "@attune/kernel";
import { type SyncStatus, startSync } from "@attune/sync";
import { equalBytes } from "@attune/wire";
import type { Connection, RelayRefused } from "../vault-service.ts";
import { putVault } from "./account-at-relay.ts";
import type { Inside } from "./inside.ts";
import { relayRefused } from "./relay-refused.ts";
import { obtainToken } from "./relay-token.ts";
import type { Opened, VaultCore } from "./vault-core.ts";

/** Keeps what is open and the relay the same, while someone who signed up is inside. */
export function followRelay(core: VaultCore): (inside: Inside) => Opened {
  const { terms } = core;
  const { crypto, relay } = terms;
  const { call } = relay;

  return ({ log, account }) => {
    let engine: ReturnType<typeof startSync> | null = null;
    let closed = false;
    /** Somebody asked for everything to be sent at once, and the relay was not there yet. */
    let hurried = false;
    const { vault, device } = account;

    function begin(): void {
      if (closed || engine !== null || core.inside()?.record.signedUp !== true) return;
      engine = startSync({
        log,
        link: relay.link,
        token: () => obtainToken({ crypto, call }, { account: vault.account, device }),
        lock: relay.tabLock(core.inside()?.record.tag ?? ""),
        clock: terms.clock,
        timers: relay.timers,
        chance: relay.chance,
      });
      core.setClock(engine.clock);
      let before: SyncStatus["connection"]["type"] = "offline";
      const { clock } = engine;
      engine.subscribe((status) => {
        const paced = log.synced().find(({ space }) => space.kind === "mine")?.name;
        core.setConnection(toConnection(status, { paced, clockOffset: clock.now() - terms.clock.now() }));
        const isFresh = status.connection.type === "live" && before !== "live";
        before = status.connection.type;
        if (isFresh) {
          void meetVault(core);
          if (hurried) engine?.flush();
          hurried = false;
        }
        // Who is in a space changes without a word in it.
        void core.refreshBond();
      });
    }

    begin();
    return {
      connect() {
        begin();
        engine?.retry();
        hurried = engine?.status().connection.type !== "live";
        engine?.flush();
      },
      close() {
        closed = true;
        engine?.stop();
      },
    };
  };
}

/** What is one's own is sent in its own time, and named as unsent only when nothing can be. */
function toConnection(
  { connection, waiting }: SyncStatus,
  { paced, clockOffset }: { readonly paced: string | undefined; readonly clockOffset: number },
): Connection {
  const counted = [...waiting].filter(([space]) => connection.type !== "live" || space !== paced);
  const left = counted.reduce((sum, [, count]) => sum + count, 0);
  const trouble = connection.type === "troubled" ? connection.misbehaviour.type : null;
  return { state: connection.type, trouble, waiting: left, clockOffset };
}

const meeting = new WeakMap<VaultCore, Promise<unknown>>();

/** Brings the vault here and the one at the relay together, one meeting at a time. */
function meetVault(core: VaultCore): Promise<unknown> {
  const current = meeting.get(core);
  if (current !== undefined) return current;
  const next = meet(core).finally(() => meeting.delete(core));
  meeting.set(core, next);
  return next;
}

async function meet(core: VaultCore): Promise<Result<void, RelayRefused>> {
  const inside = core.inside();
  if (inside === null) return ok(undefined);
  const {
    crypto,
    relay: { call },
  } = core.terms;
  const { account } = inside;
  const token = await obtainToken({ crypto, call }, { account: account.vault.account, device: account.device });
  if (!token.ok) return relayRefused(token.error);
  const stored = await call("getVault", null, { token: token.value });
  if (!stored.ok) return relayRefused(stored.error);
  const { version, sealed } = stored.value.vault;
  const { masterKey, vault } = account;
  const theirs = openVault(crypto, { masterKey, account: vault.account, version, newestSeen: 0, sealed });
  if (!theirs.ok) {
    // Made anew by another device: this one has to sign in again.
    core.setConnection({ state: "signed-out", trouble: null, waiting: 0, clockOffset: 0 });
    return ok(undefined);
  }
  return settle(core, { theirs: theirs.value, version, token: token.value });
}

interface StoredVault {
  readonly theirs: Vault;
  readonly version: number;
  readonly token: Uint8Array;
}

async function settle(core: VaultCore, { theirs, version, token }: StoredVault): Promise<Result<void, RelayRefused>> {
  const here = core.inside()?.account;
  if (here === undefined) return ok(undefined);
  const merge = ({ account }: Inside) => ({
    account: { ...account, vault: mergeVaults(account.vault, theirs), version },
  });
  const isNews = !isSameVault(mergeVaults(here.vault, theirs), here.vault);
  const kept = await (isNews ? core.reenter(merge) : core.keep(merge));
  const now = core.inside()?.account;
  if (!kept.ok || now === undefined || isSameVault(now.vault, theirs)) return ok(undefined);
  const { crypto, relay } = core.terms;
  const put = await putVault({ crypto, call: relay.call }, { ...now, version: version + 1 }, token);
  if (!put.ok) return put;
  const counted = await core.keep(({ account }) => ({ account: { ...account, version: version + 1 } }));
  // A device that cannot keep the new number meets the relay's vault again the next time.
  return counted.ok ? put : ok(undefined);
}

/** Everything of both; of each space what is known more of. */
export function mergeVaults(here: Vault, there: Vault): Vault {
  const known = there.spaces.map((space) => {
    const own = here.spaces.find(({ id }) => equalBytes(id, space.id));
    return own === undefined ? space : mergeSpaces(own, space);
  });
  const added = here.spaces.filter(({ id }) => !there.spaces.some((space) => equalBytes(space.id, id)));
  return { ...there, spaces: [...known, ...added] };
}

function mergeSpaces(here: VaultSpace, there: VaultSpace): VaultSpace {
  const people = there.people.map((chain) => here.people.find((own) => isGrowthOf(chain, own)) ?? chain);
  return { ...there, people, verified: here.verified || there.verified };
}

function isSameVault(one: Vault, other: Vault): boolean {
  return (
    one.chain.length === other.chain.length &&
    one.spaces.length === other.spaces.length &&
    one.spaces.every((space, index) => isSameSpace(space, other.spaces[index]))
  );
}

function isSameSpace(one: VaultSpace, other: VaultSpace | undefined): boolean {
  return (
    other !== undefined &&
    equalBytes(one.id, other.id) &&
    one.verified === other.verified &&
    one.people.every((chain, index) => chain.length === other.people[index]?.length)
  );
}

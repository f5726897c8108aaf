import { isOwnNews, type SealedLog, type SyncStatus, startSync } from "@attune/sync";
import type { Connection } from "../vault-service.ts";
import type { Inside } from "./inside.ts";
import { meetVault } from "./meet-vault.ts";
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
    let before: Connection["state"] = "offline";
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
      const { clock } = engine;
      engine.subscribe((status) => {
        const paced = log.synced().find(({ space }) => space.kind === "mine")?.name;
        follow(toConnection(status, { paced, clockOffset: clock.now() - terms.clock.now() }));
        // Who is in a space changes without a word in it.
        void core.refreshBond();
      });
    }

    function follow(next: Connection): void {
      const isNew = before !== next.state;
      before = next.state;
      if (!hasOwnNews(log)) core.setConnection(next);
      else if (isNew) void meetOwnNews(next);
      if (isNew && next.state === "live") arrive();
    }

    function arrive(): void {
      void look();
      if (hurried) engine?.flush();
      hurried = false;
    }

    /** A meeting that fails is held again when the relay is reached the next time. */
    function look(): Promise<unknown> {
      return meetVault(core);
    }

    /** Another device of one's own has made new keys, which the vault at the relay has; else there is no way on. */
    async function meetOwnNews(connection: Connection): Promise<void> {
      await look();
      if (!closed) core.setConnection(connection);
    }

    begin();
    return {
      connect() {
        if (engine !== null && hasOwnNews(log)) void look();
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

function hasOwnNews(log: SealedLog): boolean {
  return log.synced().some((space) => isOwnNews(space.trouble()?.type ?? "malformed"));
}

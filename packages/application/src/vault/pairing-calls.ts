import { canReceive, type VaultSpace } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import type { StorageError } from "@attune/sync";
import { bytesToBase64Url, equalBytes } from "@attune/wire";
import * as v from "valibot";
import type { Pairing, RelayRefused, VaultService } from "../vault-service.ts";
import { type Inside, oursOf } from "./inside.ts";
import { receivingInside, recordCouple, withSpace } from "./lock-calls.ts";
import { meetVault } from "./meet-vault.ts";
import { answerInvitation, beginInvitation, type Paired, type PairingFlow } from "./pairing-flow.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";

type PairingCalls = Pick<
  VaultService,
  "invite" | "answerInvitation" | "confirmScanned" | "comparePhrase" | "stopPairing" | "leavePartner"
>;

/** After leaving someone, so long must pass before joining with the same person again. */
const COOL_OFF_MS = 7 * 24 * 60 * 60_000;

const LEFT = "left/";
const leftSchema = v.object({ at: v.number() });

/** Joining with a partner on another device, and leaving. */
export function createPairingCalls(core: VaultCore): PairingCalls {
  const { terms } = core;
  let flow: PairingFlow | null = null;

  core.onLeave(() => {
    flow?.stop();
    flow = null;
  });

  const wait = (ms: number) => new Promise<void>((resolve) => void terms.relay.timers.after(ms, resolve));

  async function begin(
    start: (terms: Parameters<typeof beginInvitation>[0]) => Promise<Result<PairingFlow, RelayRefused>>,
  ): Promise<Result<Pairing, RelayRefused | StorageError>> {
    const inside = core.inside();
    if (inside === null || !inside.record.signedUp) return err({ type: "not-signed-up" });
    flow?.stop();
    const left = await recentlyLeft();
    if (!left.ok) return left;
    const renewed = await renewIdentity(inside);
    if (!renewed.ok) return renewed;
    const started = await start({
      tools: { crypto: terms.crypto, call: terms.relay.call, clock: terms.clock, wait },
      self: { vault: renewed.value.account.vault, name: inside.record.name },
      tooSoon: (account) => left.value.has(bytesToBase64Url(account)),
      onChange: () => void follow(),
    });
    if (!started.ok) return started;
    flow = started.value;
    core.setPairing(flow.state());
    return ok(flow.state());
  }

  /** Who has forgotten the box key that a partner would seal to makes another one, which the other devices have to learn first. */
  async function renewIdentity(inside: Inside): Promise<Result<Inside, RelayRefused | StorageError>> {
    if (canReceive(inside.account.vault)) return ok(inside);
    const receiving = await receivingInside(core, inside);
    if (!receiving.ok) return receiving;
    const met = await meetVault(core);
    const now = core.inside();
    return met.ok && now !== null ? ok(now) : err({ type: "relay-unreachable" });
  }

  async function follow(): Promise<void> {
    const current = flow;
    if (current === null) return;
    const paired = current.paired();
    if (paired !== null && !isKept(paired)) {
      const joined = await join(paired);
      if (!joined.ok) {
        core.setPairing({ step: "failed", reason: "relay-unreachable" });
        return;
      }
    }
    core.setPairing(current.state());
  }

  function isKept({ space }: Paired): boolean {
    const spaces = core.inside()?.account.vault.spaces ?? [];
    return spaces.some(({ id }) => equalBytes(id, space.id));
  }

  /** Opens the space of the two, and says what they call themselves when this one invited. */
  async function join(paired: Paired): Promise<Result<void, StorageError>> {
    const inside = core.inside();
    if (inside === null) return err(LOCKED);
    const { name } = inside.record;
    const { side, partnerName, space } = paired;
    const entered = await core.reenter(({ account }) => ({
      account: withSpace(account, space),
      record: { side, hue: side === "A" ? "dusk" : "lamp" },
    }));
    if (!entered.ok) return entered;
    if (side === "B") return ok(undefined);
    const log = core.inside()?.log;
    return log === undefined ? ok(undefined) : recordCouple(log, { A: name, B: partnerName });
  }

  async function recentlyLeft(): Promise<Result<ReadonlySet<string>, StorageError>> {
    const found = await core.inside()?.values.list(LEFT);
    if (found === undefined) return ok(new Set());
    if (!found.ok) return found;
    const since = terms.clock.now() - COOL_OFF_MS;
    const recent = found.value.values.filter(({ value }) => {
      const parsed = v.safeParse(leftSchema, value);
      return parsed.success && parsed.output.at > since;
    });
    return ok(new Set(recent.map(({ key }) => key.slice(LEFT.length))));
  }

  function changeOurs(change: (space: VaultSpace) => VaultSpace): ReturnType<VaultCore["keep"]> {
    return core.keep(({ account }) => {
      const ours = oursOf(account);
      const spaces = account.vault.spaces.map((space) => (space === ours ? change(space) : space));
      return { account: { ...account, vault: { ...account.vault, spaces }, version: account.version + 1 } };
    });
  }

  /** Ends the joining from this side; nothing is left to end where the other was first. */
  async function endJoining(): Promise<Result<void, StorageError>> {
    const inside = core.inside();
    if (!inside || oursOf(inside.account) === null) return ok(undefined);
    const self = inside.account.vault.account;
    const members = inside.log.membersOf({ kind: "ours" }) ?? [];
    if (members.length < 2) return ok(undefined);
    const ended = await inside.log.beginEpoch({ kind: "ours" }, [self]);
    core.connect();
    await core.refreshBond();
    return ended.ok ? ended : err(LOCKED);
  }

  async function leavePartner(): Promise<Result<void, StorageError>> {
    const inside = core.inside();
    if (inside === null) return ok(undefined);
    const self = bytesToBase64Url(inside.account.vault.account);
    const others = (inside.log.membersOf({ kind: "ours" }) ?? []).map(bytesToBase64Url).filter((each) => each !== self);
    for (const partner of others) {
      const noted = await inside.values.put(LEFT + partner, { at: terms.clock.now() });
      if (!noted.ok) return noted;
    }
    return endJoining();
  }

  return {
    invite: (way) => begin((pairing) => beginInvitation(pairing, way)),
    answerInvitation: (input) => begin((pairing) => answerInvitation(pairing, input)),
    async confirmScanned(scanned) {
      if (flow === null) return err({ type: "relay-refused", reason: "wrong-code" });
      const confirmed = flow.confirmScanned(scanned);
      return confirmed.ok ? ok(flow.state()) : confirmed;
    },
    async comparePhrase(same) {
      const pairing: Pairing = { step: same ? "done" : "none" };
      const changed = same ? await changeOurs((space) => ({ ...space, verified: true })) : await endJoining();
      if (!changed.ok) return changed;
      flow = null;
      await core.refreshBond();
      core.setPairing(pairing);
      return ok(pairing);
    },
    async stopPairing() {
      flow?.stop();
      flow = null;
      core.setPairing({ step: "none" });
    },
    leavePartner,
  };
}

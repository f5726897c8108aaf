import { nextMasterKey, type Vault, type VaultSpace } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import type { Cleaning, StorageError } from "@attune/sync";
import { equalBytes } from "@attune/wire";
import type { DeepCleans, RelayRefused, VaultService } from "../vault-service.ts";
import { putVault } from "./account-at-relay.ts";
import { askedKey, type CleanKind, cleaningOf, SPACES } from "./deep-clean-state.ts";
import { type Inside, vaultSpaceOf } from "./inside.ts";
import { isStillInside, meetVault, withVault } from "./meet-vault.ts";
import { withNewBox } from "./merge-vaults.ts";
import type { HeldSpace, OpenAccount } from "./open-account.ts";
import { relayRefused } from "./relay-refused.ts";
import { obtainToken } from "./relay-token.ts";
import { LOCKED, type VaultCore } from "./vault-core.ts";

type Step = Promise<Result<unknown, RelayRefused | StorageError>>;

const KINDS: readonly CleanKind[] = ["mine", "ours"];

/** Begins deep cleans, and goes on with them, one's own and those of a partner, whenever the relay is reached. */
export function createDeepClean(core: VaultCore): Pick<VaultService, "deepClean"> {
  const { crypto, clock } = core.terms;
  let isLive = false;
  let isUnderWay = false;
  let isNews = false;
  let told: DeepCleans | null = null;

  core.listen((news) => {
    if (news.type === "connection") isLive = news.connection.state === "live";
    if (news.type === "connection" || (news.type === "log" && isLive)) void goOn();
  });
  core.onLeave(() => {
    isLive = false;
    told = null;
  });

  /** However often something changes, one look is under way at a time, and one more follows. */
  async function goOn(): Promise<void> {
    isNews = true;
    if (isUnderWay) return;
    isUnderWay = true;
    while (isNews) {
      isNews = false;
      if (isLive) await advance();
      await tellCleaning();
    }
    isUnderWay = false;
  }

  async function tellCleaning(): Promise<void> {
    const inside = core.inside();
    if (inside === null) return;
    const cleaning = await cleaningOf(inside);
    if (told !== null && !isWorthTelling(told, cleaning)) return;
    told = cleaning;
    core.tell({ type: "cleaning", cleaning });
  }

  /** Does the first thing that can be done now. What fails is done when something changes next. */
  async function advance(): Promise<void> {
    for (const kind of KINDS) {
      const inside = core.inside();
      const done = inside && (await advanceIn(inside, kind));
      if (done?.ok) isNews ||= core.inside()?.account !== inside?.account;
    }
  }

  async function advanceIn(inside: Inside, kind: CleanKind): Promise<Awaited<Step> | null> {
    const gone = await letGo(inside, kind);
    const now = core.inside();
    const step = gone.ok && now !== null ? nextStep(now, kind) : null;
    return step === null ? gone : step();
  }

  function nextStep(inside: Inside, kind: CleanKind): (() => Step) | null {
    const cleaning = inside.log.cleaningOf(SPACES[kind]);
    if (cleaning === null) return null;
    if (cleaning.isPrepared) return () => begin(inside, kind);
    if (cleaning.owesAnswer && !cleaning.isBegun) return () => answer(kind);
    return isWrapped(cleaning) ? () => forget(kind) : null;
  }

  /** The other devices have to find the new box key in the vault before they see an epoch that is sealed to it. */
  async function begin({ log }: Inside, kind: CleanKind): Step {
    const met = await meetVault(core);
    if (!met.ok || core.inside()?.log !== log) return met;
    const begun = await log.beginEpoch(SPACES[kind], null);
    core.connect();
    return begun.ok ? begun : err(LOCKED);
  }

  /** Only one device of an account answers: the one whose vault the relay takes. */
  async function answer(kind: CleanKind): Step {
    const met = await meetVault(core);
    const inside = core.inside();
    const cleaning = inside?.log.cleaningOf(SPACES[kind]);
    if (!met.ok || inside === null || cleaning?.owesAnswer !== true || cleaning.isPrepared) return met;
    return replaceVault(
      inside,
      withSpace(inside.account, kind, (space) => withNewBox(crypto, space)),
    );
  }

  /** Everything is wrapped anew at the relay: keys from before go out of the vault, which gets a new master key. */
  async function forget(kind: CleanKind): Step {
    const met = await meetVault(core);
    const inside = core.inside();
    const cleaning = inside?.log.cleaningOf(SPACES[kind]);
    if (!met.ok || inside === null || !cleaning || !isWrapped(cleaning)) return met;
    const cleaned = withSpace(inside.account, kind, (space) => withoutKeys(space, cleaning));
    const masterKey = nextMasterKey(cleaned.masterKey);
    return replaceVault(inside, { ...cleaned, vault: withoutIdentity(inside, cleaned.vault), masterKey });
  }

  /** The relay has the vault first; a device that stops in between meets it there. */
  async function replaceVault(inside: Inside, next: OpenAccount): Step {
    const { call } = core.terms.relay;
    const { device, vault } = next;
    const token = await obtainToken({ crypto, call }, { account: vault.account, device });
    if (!token.ok) return relayRefused(token.error);
    // Keys are overwritten when somebody locks: nothing may be sealed that was made out of them.
    if (!isStillInside(core, inside)) return err(LOCKED);
    const version = next.version + 1;
    const put = await putVault({ crypto, call }, { ...next, version }, token.value);
    if (!put.ok) return put;
    return core.reenter(({ account, entry }) =>
      entry === inside.entry ? { account: withVault(account, { vault, masterKey: next.masterKey, version }) } : {},
    );
  }

  /** This device has kept what it needed to open what lies here; once that is wrapped anew, it is let go. */
  async function letGo({ account, log, entry: before }: Inside, kind: CleanKind): Step {
    const id = vaultSpaceOf(account, kind)?.id;
    const isHeld = ({ space }: HeldSpace) => id !== undefined && equalBytes(space, id);
    if (!account.held.some(isHeld)) return ok(undefined);
    const wrapped = await log.wrapHere(SPACES[kind]);
    if (!wrapped.ok || !wrapped.value) return wrapped;
    return core.reenter(({ account: now, entry }) =>
      entry === before ? { account: { ...now, held: now.held.filter((each) => !isHeld(each)) } } : {},
    );
  }

  return {
    async deepClean(kind) {
      const inside = core.inside();
      if (inside === null) return err(LOCKED);
      if (!inside.record.signedUp) return err({ type: "not-signed-up" });
      const cleaning = await cleaningOf(inside);
      if (cleaning[kind] === null) return err({ type: "relay-refused", reason: "not-a-member" });
      const asked = await inside.values.put(askedKey(kind), { at: clock.now() });
      if (!asked.ok) return asked;
      const isPrepared = inside.log.cleaningOf(SPACES[kind])?.isPrepared === true;
      const entered = isPrepared
        ? ok(undefined)
        : await core.reenter(({ account, entry }) =>
            entry === inside.entry ? { account: withSpace(account, kind, (space) => withNewBox(crypto, space)) } : {},
          );
      void goOn();
      return entered;
    },
  };
}

/** Whether the relay has everything that lives under the newest keys, so that nobody needs those before. */
function isWrapped({ isPending, left, isSent, isBegun }: Cleaning): boolean {
  return isPending && left === 0 && isSent && !isBegun;
}

function withSpace(account: OpenAccount, kind: CleanKind, change: (space: VaultSpace) => VaultSpace): OpenAccount {
  const changed = vaultSpaceOf(account, kind);
  const spaces = account.vault.spaces.map((space) => (space === changed ? change(space) : space));
  return { ...account, vault: { ...account.vault, spaces } };
}

function withoutKeys(space: VaultSpace, { floor, outdated }: Cleaning): VaultSpace {
  const boxes = space.boxes.map((box) =>
    outdated.some((each) => equalBytes(each, box.public)) ? { ...box, secret: null } : box,
  );
  return { ...space, boxes, since: floor };
}

/** Box keys of the identity go as well, unless something in some space is sealed to them. */
function withoutIdentity(inside: Inside, vault: Vault): Vault {
  const isNeeded = vault.spaces.some((space) => needsIdentity(inside, vault, space));
  if (isNeeded) return vault;
  return { ...vault, generations: vault.generations.map(({ sign }) => ({ sign, box: null })) };
}

function needsIdentity({ log }: Inside, vault: Vault, space: VaultSpace): boolean {
  const kind = KINDS.find((each) => vaultSpaceOf({ vault }, each) === space);
  const cleaning = kind && log.cleaningOf(SPACES[kind]);
  // Of a space that is not open nobody knows.
  if (!cleaning) return true;
  const isOwnFromTheStart = cleaning.floor > 0 || space.boxes.length > 0;
  return !isOwnFromTheStart || cleaning.identityEpoch >= Math.max(space.since, 1);
}

/** How many are left is said in fifty steps at the most. */
function isWorthTelling(before: DeepCleans, now: DeepCleans): boolean {
  const [one, other] = [before, now].map(({ mine, ours }) => [mine, ours].map(rounded).join());
  return one !== other;
}

function rounded(clean: DeepCleans["ours"]): string {
  if (clean?.step !== "working" || clean.left === null) return JSON.stringify(clean);
  const { of, left } = clean;
  return JSON.stringify({ ...clean, left: Math.ceil((left * 50) / Math.max(of, 1)) });
}

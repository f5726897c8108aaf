import { type Crypto, createSpaceBox, type SpaceBox } from "@attune/crypto";
import type { Cleaning, HeldKeys, SpaceToOpen } from "@attune/sync";
import type { SimulatedClient, SimulatedPartners } from "./relay-simulation-clients.ts";
import type { SealedAccount } from "./sealed-account.ts";

/** Deep cleans of the shared space, as the vaults of the accounts and their devices go through them. */
export interface SimulatedCleans {
  /** Someone asks for one on this device. */
  begin(client: SimulatedClient): Promise<void>;
  /** Everyone does the next thing that there is to do. */
  goOn(): Promise<void>;
  /** Below which epoch an account has forgotten its keys of the shared space. */
  sinceOf(account: SealedAccount): number;
  /** Whether this device still holds keys that its account has forgotten. */
  isHolding(client: SimulatedClient): boolean;
}

const OURS = { kind: "ours" } as const;

interface Vault {
  readonly boxes: readonly SpaceBox[];
  readonly since: number;
}

/** What a device has of the vault, and holds besides. */
interface Known {
  readonly vault: Vault;
  readonly held: HeldKeys | null;
}

const NEW_VAULT: Vault = { boxes: [], since: 0 };

/** Nobody has cleaned anything. */
export function createSimulatedCleans(crypto: Crypto, { clients, spaces }: SimulatedPartners): SimulatedCleans {
  const vaults = new Map<SealedAccount, Vault>();
  const known = new Map<SimulatedClient, Known>();
  const vaultOf = (account: SealedAccount) => vaults.get(account) ?? NEW_VAULT;
  const knownBy = (client: SimulatedClient) => known.get(client) ?? { vault: NEW_VAULT, held: null };

  function open(client: SimulatedClient, now: Known): void {
    known.set(client, now);
    const ours: SpaceToOpen = { ...spaces.ours, ...now.vault, held: now.held };
    client.reopen(client.spaces.map((space) => (space.space.kind === "ours" ? ours : space)));
  }

  /** Meets the vault, and keeps here what that has forgotten. */
  function meet(client: SimulatedClient): void {
    const before = knownBy(client);
    const vault = vaultOf(client.account);
    const identity = client.account.identity.generations.flatMap(({ box }) => box ?? []);
    const boxes = [...(before.held?.boxes ?? []), ...before.vault.boxes.filter(({ secret }) => secret !== null)];
    const kept = { since: before.held?.since ?? before.vault.since, boxes, identity };
    open(client, { vault, held: vault.since > before.vault.since ? kept : before.held });
  }

  async function begin(client: SimulatedClient): Promise<void> {
    const vault = vaultOf(client.account);
    vaults.set(client.account, { ...vault, boxes: [...vault.boxes, createSpaceBox(crypto)] });
    meet(client);
    // Refused where this one is no member, or somebody has been named: that changes nothing.
    const begun = await client.log().beginEpoch(OURS, null);
    if (!begun.ok) return;
  }

  async function goOnWith(client: SimulatedClient): Promise<void> {
    const cleaning = client.log().cleaningOf(OURS);
    if (cleaning === null || !client.online) return;
    if (knownBy(client).vault !== vaultOf(client.account)) meet(client);
    else if (!(await letGo(client))) await takeStep(client, cleaning);
  }

  async function letGo(client: SimulatedClient): Promise<boolean> {
    const { vault, held } = knownBy(client);
    const wrapped = held && (await client.log().wrapHere(OURS));
    if (!wrapped?.ok || !wrapped.value) return false;
    open(client, { vault, held: null });
    return true;
  }

  async function takeStep(client: SimulatedClient, cleaning: Cleaning): Promise<void> {
    const { owesAnswer, isPrepared, isBegun } = cleaning;
    if (owesAnswer && !isPrepared && !isBegun) return begin(client);
    if (!isWrapped(cleaning)) return;
    vaults.set(client.account, forgetful(knownBy(client).vault, cleaning));
    meet(client);
  }

  return {
    begin,
    async goOn() {
      for (const client of clients) await goOnWith(client);
    },
    sinceOf: (account) => vaultOf(account).since,
    isHolding: (client) => knownBy(client).held !== null,
  };
}

function isWrapped({ isPending, left, isSent, isBegun }: Cleaning): boolean {
  return isPending && left === 0 && isSent && !isBegun;
}

function forgetful({ boxes }: Vault, { floor, outdated }: Cleaning): Vault {
  const isOutdated = (box: SpaceBox) =>
    outdated.some((each) => each.every((byte, index) => byte === box.public[index]));
  return { boxes: boxes.map((box) => (isOutdated(box) ? { ...box, secret: null } : box)), since: floor };
}

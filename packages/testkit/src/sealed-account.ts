import {
  type Crypto,
  certifyDevice,
  createDevice,
  createGenesis,
  createIdentity,
  createMasterKey,
  hereKeyOf,
  type Identity,
  openCrypto,
} from "@attune/crypto";
import type { Self, Space, SpaceToOpen } from "@attune/sync";
import { createSeededNumbers } from "./seeded-random.ts";

/** An invented account with real keys. */
export interface SealedAccount {
  readonly identity: Identity;
  readonly hereKey: Uint8Array;
}

/** Real primitives whose secret bytes are the same for the same seed; for tests only. */
export function openSeededCrypto(seed = 1): Promise<Crypto> {
  const next = createSeededNumbers(seed);
  return openCrypto((length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)));
}

/** A new account. */
export function createSealedAccount(crypto: Crypto): SealedAccount {
  return { identity: createIdentity(crypto), hereKey: hereKeyOf(createMasterKey(crypto)) };
}

/** A new device of an account. */
export function createSelf(crypto: Crypto, { identity }: Pick<SealedAccount, "identity">): Self {
  const device = createDevice(crypto);
  return { identity, device, cert: certifyDevice(crypto, identity, device.public) };
}

/** A new space of these accounts, as the vault of each would have it. */
export function createSpaceToOpen(crypto: Crypto, space: Space, accounts: readonly SealedAccount[]): SpaceToOpen {
  const founders = accounts.map(({ identity }) => identity.account);
  const { bytes } = createGenesis(crypto, space.kind, founders);
  const people = accounts.map(({ identity }) => identity.chain);
  return { space, genesis: bytes, people, boxes: [], since: 0, held: null };
}

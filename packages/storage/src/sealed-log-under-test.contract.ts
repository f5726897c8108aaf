import { createSealedLog, type EnvelopeStore, type SealedLog, type SpaceToOpen } from "@attune/sync";
import {
  createFixedClock,
  createSealedAccount,
  createSeededRandom,
  createSelf,
  createSpaceToOpen,
  openSeededCrypto,
} from "@attune/testkit";

export const OURS = { kind: "ours" } as const;
export const MINE = { kind: "mine", owner: "me" } as const;

const crypto = await openSeededCrypto();
const [mara, jun] = [createSealedAccount(crypto), createSealedAccount(crypto)];
const self = createSelf(crypto, mara);

/** New spaces of an invented couple: what is Mara's own, and what she shares with Jun. */
export function createSpaces(): readonly SpaceToOpen[] {
  return [createSpaceToOpen(crypto, MINE, [mara]), createSpaceToOpen(crypto, OURS, [mara, jun])];
}

const SPACES = createSpaces();

/** Mara's log in one tab; each with a seed of its own, so that no two events have one id. */
export function openSealedLog(store: EnvelopeStore, seed: number, spaces = SPACES): SealedLog {
  const sources = { clock: createFixedClock(), random: createSeededRandom(seed) };
  return createSealedLog({ ...sources, crypto, self, hereKey: mara.hereKey, store, spaces });
}

import type { RelayRefusal } from "@attune/wire";
import type { KnownSpace } from "./append-knowledge.ts";
import type { Appending, EpochStep } from "./appending.ts";
import { byteKey } from "./byte-key.ts";

/** So many device controls may stand before the first epoch of a space. */
const MOST_BEFORE_FIRST_EPOCH = 8;

/** Whether an account may read a place of a space. */
export function mayRead(space: KnownSpace, account: Uint8Array, seq: number): boolean {
  if (space.epoch === 0) return byteKey(space.begunBy) === byteKey(account);
  const member = space.members.get(byteKey(account));
  return member !== undefined && (member.until === null || seq <= member.until);
}

/** Why a space does not take an envelope from this account, or null: who may write, and which epoch is due. */
export function refusalOf(appending: Appending, space: KnownSpace): RelayRefusal | null {
  if (space.epoch === 0) return refusalBeforeFirstEpoch(appending, space);
  if (!isMember(space, appending.account) || !isMember(space, appending.author)) return "not-a-member";
  if (appending.step === null) return appending.epoch === space.epoch ? null : "wrong-epoch";
  if (appending.epoch !== space.epoch + 1) return "wrong-epoch";
  const { members, founders } = appending.step;
  const follows = founders === null && members.every((member) => isMember(space, member));
  return follows && includes(members, appending.author) ? null : "wrong-members";
}

function refusalBeforeFirstEpoch(appending: Appending, space: KnownSpace): RelayRefusal | null {
  if (byteKey(space.begunBy) !== byteKey(appending.account)) return "not-a-member";
  if (byteKey(appending.author) !== byteKey(appending.account) || appending.kind !== "control") return "not-begun";
  if (appending.step === null) {
    if (appending.epoch !== 0) return "wrong-epoch";
    return space.newest < MOST_BEFORE_FIRST_EPOCH ? null : "not-begun";
  }
  if (appending.epoch !== 1) return "wrong-epoch";
  const { members, founders } = appending.step;
  if (founders === null || !includes(members, appending.author)) return "wrong-members";
  return members.every((member) => includes(founders, member)) ? null : "wrong-members";
}

/** The first epoch names the members, who read from the first place on; later ones end what others may read. */
export function takeEpoch(space: KnownSpace, { members }: EpochStep, seq: number): void {
  space.epoch += 1;
  space.stepped = true;
  if (space.epoch === 1) {
    for (const account of members) space.members.set(byteKey(account), { account, from: 1, until: null });
    return;
  }
  for (const [key, member] of space.members) {
    if (member.until === null && !includes(members, member.account)) space.members.set(key, { ...member, until: seq });
  }
}

function isMember(space: KnownSpace, account: Uint8Array): boolean {
  return space.members.get(byteKey(account))?.until === null;
}

function includes(accounts: readonly Uint8Array[], account: Uint8Array): boolean {
  return accounts.some((each) => byteKey(each) === byteKey(account));
}

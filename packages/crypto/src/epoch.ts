import { err, ok, type Result } from "@attune/kernel";
import { compareBytes, type EpochControl, encodeCbor, equalBytes, type KeySeal } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { type EpochKey, epochKeyOf } from "./epoch-key.ts";
import { hpkeOpen, hpkeSeal } from "./hpke.ts";

/** Someone who reads from the new epoch on, with the newest box key that they gave. */
export interface EpochMember {
  readonly account: Uint8Array;
  readonly box: Uint8Array;
}

/** A new epoch of a space. */
export interface NewEpoch {
  readonly space: Uint8Array;
  readonly epochKey: EpochKey;
  readonly members: readonly EpochMember[];
  /** The bytes of the genesis with the first epoch; null later. */
  readonly genesis: Uint8Array | null;
  /** A box key that its author gives for this space from here on; null gives none. */
  readonly box: Uint8Array | null;
}

/** A member whose box key nothing can be sealed to. */
export interface MemberBoxRefused {
  readonly type: "member-box-refused";
  readonly account: Uint8Array;
}

/** The control that begins an epoch, with its key sealed for each member. */
export async function sealEpoch(
  crypto: Crypto,
  { space, epochKey, members, genesis, box }: NewEpoch,
): Promise<Result<EpochControl, MemberBoxRefused>> {
  const inOrder = members.toSorted((one, other) => compareBytes(one.account, other.account));
  const seals: KeySeal[] = [];
  for (const { account, box } of inOrder) {
    const info = epochInfo(space, epochKey.epoch, account);
    const sealed = await hpkeSeal(crypto, { to: box, info, bytes: epochKey.key });
    if (sealed === null) return err({ type: "member-box-refused", account });
    seals.push(sealed);
  }
  return ok({ t: "epoch", members: inOrder.map(({ account }) => account), seals, genesis, box });
}

/** The control that began an epoch, and who wants its key. */
export interface SealedEpoch {
  readonly space: Uint8Array;
  /** `epoch` and `keyCommit` of the header. */
  readonly epoch: number;
  readonly keyCommit: Uint8Array;
  readonly control: EpochControl;
  readonly account: Uint8Array;
  /** The account's box secrets, the likeliest first. */
  readonly boxes: readonly Uint8Array[];
}

/** An epoch whose key this account cannot have. `other-key`: what was sealed is not what the header commits to. */
export interface EpochRefused {
  readonly type: "epoch-refused";
  readonly reason: "not-a-member" | "sealed-otherwise" | "other-key";
}

/** The key of an epoch, out of the seal for this account. */
export async function openEpoch(crypto: Crypto, sealed: SealedEpoch): Promise<Result<EpochKey, EpochRefused>> {
  const { space, epoch, control, account, boxes } = sealed;
  const place = control.members.findIndex((member) => equalBytes(member, account));
  const seal = control.seals[place];
  if (seal === undefined) return refused("not-a-member");
  const info = epochInfo(space, epoch, account);
  for (const secret of boxes) {
    const key = await hpkeOpen({ secret, info, seal });
    if (key !== null) return committed(crypto, epochKeyOf(epoch, key), sealed.keyCommit);
  }
  return refused("sealed-otherwise");
}

function committed({ sodium }: Crypto, epochKey: EpochKey, keyCommit: Uint8Array): Result<EpochKey, EpochRefused> {
  return sodium.memcmp(epochKey.commit, keyCommit) ? ok(epochKey) : refused("other-key");
}

function epochInfo(space: Uint8Array, epoch: number, member: Uint8Array): Uint8Array {
  return encodeCbor(["attune/v1/epoch", space, epoch, member]);
}

function refused(reason: EpochRefused["reason"]): Result<never, EpochRefused> {
  return err({ type: "epoch-refused", reason });
}

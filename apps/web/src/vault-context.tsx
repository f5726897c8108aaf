import type { OpenedPerson, PersonHere, PersonTag, VaultService } from "@attune/application";
import { assert } from "@attune/kernel";
import { createContext, use } from "react";

/** The locks of this device, and who is inside. */
export interface VaultAccess {
  readonly vault: VaultService;
  /** Everyone with a lock on this device. */
  readonly people: readonly PersonHere[];
  /** Who is open now, kept up to date; null while everything is locked. */
  readonly opened: OpenedPerson | null;
  /** Shows the app as the one who has just been opened by a call of `vault`. */
  readonly enter: (opened: OpenedPerson) => Promise<void>;
  /** Forgets every key and shows the locks. */
  readonly lock: () => Promise<void>;
  /** Whose hands this device is on the way to; everything is locked meanwhile. */
  readonly handingTo: PersonTag | null;
  /** Locks, and asks for this person's code; null: anyone's. */
  readonly handOver: (to: PersonTag | null) => Promise<void>;
  /** Reads again who has a lock here. */
  readonly refreshPeople: () => Promise<void>;
}

export const VaultContext = createContext<VaultAccess | null>(null);

export function useVault(): VaultAccess {
  const access = use(VaultContext);
  assert(access !== null, "screens are inside the app");
  return access;
}

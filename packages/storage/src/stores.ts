import type { Result } from "@attune/kernel";
import type { DeviceStore, DraftStore, EnvelopeStore, StorageError } from "@attune/sync";
import type { BoundKey } from "./bound-key.ts";

/** Everything this device keeps, behind the ports that need it. */
export interface Stores {
  readonly envelopes: EnvelopeStore;
  readonly drafts: DraftStore;
  readonly device: DeviceStore;
  readonly boundKey: BoundKey;
  /**
   * Removes everything that was ever stored, in every tab. `storage-blocked` means that it is all gone but
   * that the empty database itself goes only when another tab closes.
   */
  eraseEverything(): Promise<Result<void, StorageError>>;
  /** Lets go of the storage; other tabs keep theirs. */
  close(): void;
}

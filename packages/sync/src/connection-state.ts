import type { SpaceName } from "./envelope-store.ts";
import type { Misbehaviour } from "./misbehaviour.ts";

/**
 * How this device stands with the relay. `offline`: not reached, and tried again by itself, also while it is tried.
 * `signed-out`: the relay does not know this device, or no longer. `update-needed`: something here was written by a
 * newer app.
 */
export type ConnectionState =
  | { readonly type: "offline" | "connecting" | "catching-up" | "live" | "signed-out" | "update-needed" }
  | { readonly type: "troubled"; readonly space: SpaceName; readonly misbehaviour: Misbehaviour };

/** The connection, and how much of each open space the relay does not have. */
export interface SyncStatus {
  readonly connection: ConnectionState;
  readonly waiting: ReadonlyMap<SpaceName, number>;
}

import type { RelayGoodbye } from "@attune/wire";
import type { DeviceOfAccount } from "../store/relay-store.ts";

/** A socket as the hub sees it. */
export interface HubMember {
  /** Null until it said who it is. */
  readonly device: DeviceOfAccount | null;
  bye(reason: RelayGoodbye): void;
  send(message: Uint8Array): void;
  /** Makes sure that the token still holds. */
  recheck(): void;
  /** Says goodbye when it said nothing for too long, or its token is over. */
  checkTime(): void;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>;
}

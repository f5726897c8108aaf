import { err, type Result } from "@attune/kernel";
import type { RelayCallError } from "@attune/sync";
import type { RelayRefused } from "../vault-service.ts";

/** What a call that came to nothing means to the one who waits for it. */
export function toRelayRefused(error: RelayCallError): RelayRefused {
  switch (error.type) {
    case "relay-unreachable":
      return error;
    case "relay-not-understood":
      return { type: "relay-refused", reason: "not-understood" };
    case "relay-refused":
      return error.reason === "not-proved" ? { type: "wrong-passphrase" } : error;
  }
}

/** The same as a Result. */
export function relayRefused(error: RelayCallError): Result<never, RelayRefused> {
  return err(toRelayRefused(error));
}

import { encodeCbor } from "@attune/wire";
import type { PlacedEnvelope } from "../store/relay-store.ts";

/** An envelope as it travels. */
export function envelopeToBytes({ header, sig, payload, wrap }: Omit<PlacedEnvelope, "seq">): Uint8Array {
  return encodeCbor([header, sig, payload, wrap]);
}

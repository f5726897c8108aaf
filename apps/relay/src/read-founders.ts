import { bytesOf, decodeMessage, equalBytes, isAscending, MOST_MEMBERS } from "@attune/wire";
import * as v from "valibot";
import { digest } from "./digest.ts";

const genesisSchema = v.strictObject({
  v: v.literal(1),
  kind: v.picklist(["mine", "ours", "grant"]),
  founders: v.pipe(
    v.array(bytesOf(32)),
    v.minLength(1),
    v.maxLength(MOST_MEMBERS),
    v.check((founders) => isAscending(founders)),
  ),
  nonce: bytesOf(16),
});

/** The founders that a genesis names, if it is the genesis of this space. */
export function readFounders(genesis: Uint8Array, space: Uint8Array): readonly Uint8Array[] | null {
  if (!equalBytes(digest("attune/v1/space", genesis), space)) return null;
  const decoded = decodeMessage(genesisSchema, genesis);
  return decoded.ok ? decoded.value.founders : null;
}

import { bytesOf, decodeMessage, equalBytes } from "@attune/wire";
import * as v from "valibot";
import { digest } from "./digest.ts";

const statementSchema = v.strictObject({
  v: v.literal(1),
  generation: v.literal(0),
  sign: bytesOf(32),
  box: bytesOf(32),
  previous: v.null(),
});

/** The sign key in the first statement of an identity, if it is the one that the account is the hash of. */
export function readSignKey(statement: Uint8Array, account: Uint8Array): Uint8Array | null {
  if (!equalBytes(digest("attune/v1/account", statement), account)) return null;
  const decoded = decodeMessage(statementSchema, statement);
  return decoded.ok ? decoded.value.sign : null;
}

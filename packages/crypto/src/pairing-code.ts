import { err, ok, type Result } from "@attune/kernel";
import { base64UrlToBytes, bytesOf, bytesToBase64Url, decodeCbor, encodeCbor } from "@attune/wire";
import * as v from "valibot";

/** What one screen shows and the other scans. The mailbox key is on the first screen only. */
export interface PairingCode {
  readonly account: Uint8Array;
  readonly mailboxKey: Uint8Array | null;
}

/** A scanned text that is no pairing code. */
export interface PairingCodeRefused {
  readonly type: "pairing-code-refused";
}

const PREFIX = "attune1:";
const codeSchema = v.strictTuple([bytesOf(32), v.nullable(bytesOf(32))]);

/** The text of the QR code. */
export function encodePairingCode({ account, mailboxKey }: PairingCode): string {
  return PREFIX + bytesToBase64Url(encodeCbor([account, mailboxKey]));
}

/** Reads a scanned text. */
export function readPairingCode(text: string): Result<PairingCode, PairingCodeRefused> {
  const bytes = text.startsWith(PREFIX) ? base64UrlToBytes(text.slice(PREFIX.length)) : null;
  const decoded = bytes === null ? null : decodeCbor(bytes);
  const parsed = decoded?.ok ? v.safeParse(codeSchema, decoded.value) : null;
  if (!parsed?.success) return err({ type: "pairing-code-refused" });
  const [account, mailboxKey] = parsed.output;
  return ok({ account, mailboxKey });
}

import { err, ok, type Result } from "@attune/kernel";
import { ascii, joinBytes } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { be64, kdf } from "./hash.ts";
import { seal, unseal } from "./seal.ts";

/** A part of a mailbox that was not sealed with this key for this place. */
export interface MailboxPartRefused {
  readonly type: "mailbox-part-refused";
}

/** Part 0 holds the inviter's card, part 1 the other's, part 2 the genesis of their space. */
export type MailboxPart = 0 | 1 | 2;

/** One part, and the key that both have. */
export interface MailboxSealing {
  readonly mailboxKey: Uint8Array;
  readonly part: MailboxPart;
  readonly bytes: Uint8Array;
}

/** A key for pairing in person; apart, it is made of six words. */
export function createMailboxKey({ random }: Crypto): Uint8Array {
  return random(32);
}

/** Where the relay keeps the mailbox: 16 bytes that tell nothing of the key. */
export function mailboxOf(mailboxKey: Uint8Array): Uint8Array {
  return kdf(mailboxKey, "attune/v1/mailbox", 16);
}

/** Seals a part. */
export function sealMailboxPart(crypto: Crypto, { mailboxKey, part, bytes }: MailboxSealing): Uint8Array {
  return seal(crypto, { key: partKey(mailboxKey), bytes, boundTo: boundTo(part) });
}

/** Opens a part; it opens in its own place only. */
export function openMailboxPart(
  crypto: Crypto,
  { mailboxKey, part, bytes }: MailboxSealing,
): Result<Uint8Array, MailboxPartRefused> {
  const opened = unseal(crypto, { key: partKey(mailboxKey), bytes, boundTo: boundTo(part) });
  return opened === null ? err({ type: "mailbox-part-refused" }) : ok(opened);
}

function partKey(mailboxKey: Uint8Array): Uint8Array {
  return kdf(mailboxKey, "attune/v1/card", 32);
}

function boundTo(part: MailboxPart): Uint8Array {
  return joinBytes(ascii("attune/v1/card"), be64(part));
}

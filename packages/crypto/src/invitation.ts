import { ok, type Result } from "@attune/kernel";
import { ascii } from "@attune/wire";
import type { Crypto } from "./crypto.ts";
import { stretch } from "./stretch.ts";
import { bitsToWords, readWords, type WordsRefused } from "./words.ts";

const INVITATION_WORDS = 6;
const SALT = ascii("attune/v1/invite");

/** Six random words (66 bits) that one person tells the other. */
export function createInvitation({ random }: Crypto): readonly string[] {
  return bitsToWords(random(9), INVITATION_WORDS);
}

/** The mailbox key of six typed words, read as `wordsToBytes` reads. Stretches, see `stretch`. */
export function invitationToMailboxKey(crypto: Crypto, text: string): Result<Uint8Array, WordsRefused> {
  const words = readWords(text, INVITATION_WORDS);
  return words.ok ? ok(stretch(crypto, words.value.join(" "), SALT)) : words;
}

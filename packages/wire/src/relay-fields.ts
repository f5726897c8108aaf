import { bytesOf, countSchema } from "./byte-schemas.ts";

/** An id, a public key, a hash, a token or a challenge. */
export const id32 = bytesOf(32);

/** The name of a login or of a mailbox. */
export const id16 = bytesOf(16);

/** An Ed25519 signature. */
export const signature = bytesOf(64);

/** Milliseconds since 1970. */
export const instant = countSchema;

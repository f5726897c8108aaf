import * as v from "valibot";
import { bytesOf, bytesUpTo, countSchema } from "./byte-schemas.ts";
import { id16, id32, instant, signature } from "./relay-fields.ts";
import { RELAY_LIMITS } from "./relay-limits.ts";

/** One slot of the account master key that lies at the relay: its kind, a salt that no kind here has, the seal. */
const slotSchema = v.pipe(
  v.strictTuple([v.picklist(["passphrase", "sheet"]), v.null(), bytesUpTo(RELAY_LIMITS.slotSeal)]),
  v.readonly(),
);

/** The slots of an account. */
export const slotsSchema = v.pipe(
  v.array(slotSchema),
  v.minLength(1),
  v.maxLength(RELAY_LIMITS.slotsPerAccount),
  v.readonly(),
);

/** The sealed vault with its version. */
export const vaultSchema = v.strictObject({ version: countSchema, sealed: bytesUpTo(RELAY_LIMITS.vault) });

/** An OPAQUE registration record. */
const opaqueRecord = bytesOf(192);

/** What an account gets when one of its devices has proved itself. */
const enrolledAnswer = v.strictObject({ account: id32, slots: slotsSchema, vault: vaultSchema });

/** Answers that carry nothing but that it was done. */
export const doneAnswer = v.strictObject({ done: v.literal(true) });

/** Asks for the relay's half of an OPAQUE registration; also before a passphrase is replaced. */
export const registerStartRequest = v.strictObject({ login: id16, request: bytesOf(32) });
export const registerStartAnswer = v.strictObject({ response: bytesOf(64) });

/**
 * Makes an account. `statement` is the first statement of its identity, whose hash is the account, and `proof` is
 * signed with that statement's sign key over `"attune/v1/register" || login || account || device`.
 */
export const registerFinishRequest = v.strictObject({
  login: id16,
  record: opaqueRecord,
  account: id32,
  statement: bytesUpTo(RELAY_LIMITS.statement),
  proof: signature,
  sheetKey: id32,
  device: id32,
  slots: slotsSchema,
  vault: vaultSchema,
});

/** Begins an OPAQUE login; `attempt` names it in the finish call and is good for one. */
export const loginStartRequest = v.strictObject({ login: id16, request: bytesOf(96) });
export const loginStartAnswer = v.strictObject({ attempt: id32, response: bytesOf(320) });

/** Ends an OPAQUE login and enrols a device. */
export const loginFinishRequest = v.strictObject({ attempt: id32, finish: bytesOf(64), device: id32 });
export const loginFinishAnswer = enrolledAnswer;

/** Asks for a challenge; it is good for one finish call and names it. */
export const recoverStartRequest = v.strictObject({ login: id16 });
export const sessionStartRequest = v.strictObject({ account: id32, device: id32 });
export const challengeAnswer = v.strictObject({ challenge: id32 });

/** Enrols a device; `proof` is signed with the sheet key over `"attune/v1/recover" || challenge`. */
export const recoverFinishRequest = v.strictObject({ challenge: id32, proof: signature, device: id32 });
export const recoverFinishAnswer = enrolledAnswer;

/** Asks for a token; `proof` is signed with the device key over `"attune/v1/session" || challenge`. */
export const sessionFinishRequest = v.strictObject({ challenge: id32, proof: signature });
export const sessionFinishAnswer = v.strictObject({ token: id32, expires: instant, time: instant });

/** The relay's clock, so that a device can tell how far its own is off. */
export const timeAnswer = v.strictObject({ time: instant });

/**
 * Replaces the slots together with the vault, whose version is one more than the stored one; the OPAQUE record and
 * the sheet key too, unless null.
 */
export const passphraseRequest = v.strictObject({
  record: v.nullable(opaqueRecord),
  sheetKey: v.nullable(id32),
  slots: slotsSchema,
  vault: vaultSchema,
});

/** What the account keeps here: its vault and the slots that fit it. */
export const vaultAnswer = enrolledAnswer;

/** One device of the account; a revoked one stays listed. */
const deviceSchema = v.strictObject({ device: id32, enrolled: instant, revoked: v.nullable(instant) });

export const devicesAnswer = v.strictObject({ devices: v.pipe(v.array(deviceSchema), v.readonly()) });

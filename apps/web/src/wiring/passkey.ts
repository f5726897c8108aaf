import type { PasskeyHint } from "@attune/application";
import { err, ok, type Result } from "@attune/kernel";

/** A passkey that was made or asked, with the 32 secret bytes that only it gives. */
export type PasskeySecret = PasskeyHint & { readonly prf: Uint8Array };

/** Why a passkey gave no secret. */
export type PasskeyFailed =
  /** The person or the device declined, or the device does not have that passkey: browsers do not say which. */
  | { readonly type: "passkey-declined" }
  /** It answered, and cannot give a secret. */
  | { readonly type: "passkey-without-secret" };

type Asked = Promise<Result<PasskeySecret, PasskeyFailed>>;

/** Whether this device unlocks by itself, such as by finger or face, in a browser that gets a secret out of that. */
export async function canHavePasskey(): Promise<boolean> {
  if (typeof PublicKeyCredential === "undefined" || !isDomain(location.hostname)) return false;
  try {
    // Browsers without this question have no secret to give either.
    const can = await PublicKeyCredential.getClientCapabilities();
    return can["extension:prf"] === true && can["userVerifyingPlatformAuthenticator"] === true;
  } catch {
    return false;
  }
}

/** Makes a passkey for this device. One that cannot give a secret is let go again. */
export async function makePasskey(): Asked {
  const salt = randomBytes(32);
  const made = await quietly(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: "Notes", id: location.hostname },
        user: { id: randomBytes(16), name: "Notes", displayName: "Notes" },
        challenge: randomBytes(32),
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        authenticatorSelection: {
          authenticatorAttachment: "platform",
          residentKey: "discouraged",
          userVerification: "required",
        },
        extensions: { prf: {} },
      },
    }),
  );
  if (made === null) return DECLINED;
  const hint = { id: new Uint8Array(made.rawId), salt };
  const able = made.getClientExtensionResults().prf?.enabled === true;
  const asked = able ? await askPasskey(hint) : WITHOUT_SECRET;
  if (!asked.ok) await letGoOfPasskey(hint);
  return asked;
}

/** Asks a passkey for its secret. Nothing of this leaves the device. */
export async function askPasskey({ id, salt }: PasskeyHint): Asked {
  const asked = await quietly(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        rpId: location.hostname,
        allowCredentials: [{ type: "public-key", id: id as Uint8Array<ArrayBuffer> }],
        userVerification: "required",
        extensions: { prf: { eval: { first: salt as Uint8Array<ArrayBuffer> } } },
      },
    }),
  );
  if (asked === null) return DECLINED;
  const first = asked.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return WITHOUT_SECRET;
  const prf = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return prf.length === 32 ? ok({ id, salt, prf }) : WITHOUT_SECRET;
}

/** Tells the device that a passkey opens nothing any more, so that it can take it off its list. Not every browser can. */
export async function letGoOfPasskey({ id }: Pick<PasskeyHint, "id">): Promise<void> {
  if (!("signalUnknownCredential" in PublicKeyCredential)) return;
  const credentialId = btoa(String.fromCharCode(...id))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  await PublicKeyCredential.signalUnknownCredential({ rpId: location.hostname, credentialId }).catch(() => undefined);
}

const DECLINED = err({ type: "passkey-declined" as const });
const WITHOUT_SECRET = err({ type: "passkey-without-secret" as const });

/** The browser throws when someone declines. */
async function quietly(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    const given = await ask();
    return given instanceof PublicKeyCredential ? given : null;
  } catch {
    return null;
  }
}

/** Passkeys belong to a name, not to a number of the network. */
function isDomain(host: string): boolean {
  return !/^[\d.]+$|:/u.test(host);
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

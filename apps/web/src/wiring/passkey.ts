import type { PasskeyHint } from "@attune/application";

/** A passkey that was made or asked, with the 32 secret bytes that only it gives. */
export type PasskeySecret = PasskeyHint & { readonly prf: Uint8Array };

/** Whether this device has an unlocking of its own, such as a finger or a face, that a page may ask for a secret. */
export async function hasOwnUnlocking(): Promise<boolean> {
  if (typeof PublicKeyCredential === "undefined") return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Makes a passkey for this device; null when the person or the device declined, or it gives no secret. */
export async function makePasskey(): Promise<PasskeySecret | null> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const made = await quietly(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: "Notes", id: location.hostname },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name: "Notes", displayName: "Notes" },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
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
  return made instanceof PublicKeyCredential ? askPasskey({ id: new Uint8Array(made.rawId), salt }) : null;
}

/** Asks a passkey for its secret; null when the person or the device declined. Nothing of this leaves the device. */
export async function askPasskey({ id, salt }: PasskeyHint): Promise<PasskeySecret | null> {
  const asked = await quietly(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rpId: location.hostname,
        allowCredentials: [{ type: "public-key", id: id as Uint8Array<ArrayBuffer> }],
        userVerification: "required",
        extensions: { prf: { eval: { first: salt as Uint8Array<ArrayBuffer> } } },
      },
    }),
  );
  if (!(asked instanceof PublicKeyCredential)) return null;
  const first = asked.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const prf = new Uint8Array(ArrayBuffer.isView(first) ? first.buffer : first);
  return prf.length === 32 ? { id, salt, prf } : null;
}

/** The browser throws when someone declines. */
async function quietly<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}

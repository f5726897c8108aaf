import type { KeySeal } from "@attune/wire";
import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import type { Crypto } from "./crypto.ts";

/** Seals bytes to an X25519 public key (RFC 9180, base mode, no AAD), or null when that is no usable key. */
export async function hpkeSeal(
  { random }: Crypto,
  { to, info, bytes }: { readonly to: Uint8Array; readonly info: Uint8Array; readonly bytes: Uint8Array },
): Promise<KeySeal | null> {
  const hpke = createSuite();
  // Drawn before anything is waited for, so that what is drawn does not depend on who is faster.
  const ephemeral = random(32);
  try {
    const recipientPublicKey = await hpke.kem.deserializePublicKey(to);
    const sealed = await hpke.seal({ recipientPublicKey, info, ekm: ephemeral }, bytes);
    return [new Uint8Array(sealed.enc), new Uint8Array(sealed.ct)];
  } catch {
    return null;
  }
}

/** Opens what was sealed to the public half of a secret, or null. */
export async function hpkeOpen({
  secret,
  info,
  seal: [enc, ct],
}: {
  readonly secret: Uint8Array;
  readonly info: Uint8Array;
  readonly seal: KeySeal;
}): Promise<Uint8Array | null> {
  const hpke = createSuite();
  try {
    const recipientKey = await hpke.kem.deserializePrivateKey(secret);
    return new Uint8Array(await hpke.open({ recipientKey, info, enc }, ct));
  } catch {
    return null;
  }
}

function createSuite() {
  return new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Chacha20Poly1305(),
  });
}

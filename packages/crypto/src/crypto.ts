import { randomBytes } from "@noble/hashes/utils.js";
import type sodium from "libsodium-wrappers-sumo";

/** Where secret bytes come from: as many as asked for, each as likely as any other. */
export type RandomBytes = (length: number) => Uint8Array;

/** The opened primitives. Everything that signs, seals or draws at random takes it; who holds it looks at no part of it. */
export interface Crypto {
  readonly random: RandomBytes;
  readonly sodium: Sodium;
}

type Sodium = typeof sodium;

/**
 * Loads the primitives once; needs WebAssembly, and no eval. Without a source of its own, secret bytes come from
 * the platform; tests and vectors give a source so that every byte is known.
 */
export async function openCrypto(random: RandomBytes = randomBytes): Promise<Crypto> {
  const { default: sodium } = await import("libsodium-wrappers-sumo");
  await sodium.ready;
  return { sodium, random };
}

/** Overwrites a secret that is not needed any more. Copies that the engine made are out of reach. */
export function wipe({ sodium }: Crypto, ...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) sodium.memzero(secret);
}

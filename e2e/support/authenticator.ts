import type { CDPSession, Page } from "playwright-core";

/** What unlocks a device by itself, such as a finger: whoever holds it touches at once, unless they stop it. */
export interface Authenticator {
  /** How many passkeys it has. */
  count(): Promise<number>;
  /** Whoever is asked is not the one whose finger it knows. */
  setKnown(known: boolean): Promise<void>;
  /** Forgets its passkeys, as when they are deleted in the settings of the device. */
  clear(): Promise<void>;
}

/** Gives a page a device that unlocks by itself; `hasPrf`: whether its passkeys give secrets. */
export async function withAuthenticator(page: Page, { hasPrf = true } = {}): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async count() {
      const { credentials } = await session.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.length;
    },
    async setKnown(isUserVerified) {
      await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
    },
    async clear() {
      await session.send("WebAuthn.clearCredentials", { authenticatorId });
    },
  };
}

import { type Crypto, envelopeId } from "@attune/crypto";
import { createSealedLog, type RelayCaller, type Self, type SpaceToOpen } from "@attune/sync";
import { createMemoryDevice, createSelf, obtained, type SealedAccount } from "@attune/testkit";
import { bytesToBase64Url, decodeEnvelope } from "@attune/wire";
import { obtainToken } from "./relay-account.ts";

/** An envelope as the relay holds it. */
export interface HeldEnvelope {
  readonly seq: number;
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** A device that may read a space. */
export interface Reader {
  readonly account: SealedAccount;
  readonly self: Self;
}

/** Everything that a relay holds of a space behind a place, as it answers a member. */
export async function readHeld(
  { crypto, call }: { readonly crypto: Crypto; readonly call: RelayCaller },
  { account, self }: Reader,
  { space, after }: { readonly space: Uint8Array; readonly after: number },
): Promise<readonly HeldEnvelope[]> {
  const device = { account: account.identity.account, device: self.device };
  const token = obtained(await obtainToken(crypto, call, device));
  const held: HeldEnvelope[] = [];
  while (true) {
    const page = await call("events", null, { token, segments: { space }, after: held.at(-1)?.seq ?? after });
    // A space that nothing was taken in yet is nobody's.
    if (!page.ok && page.error.type === "relay-refused" && page.error.reason === "not-a-member") return held;
    const { events, newest } = obtained(page);
    for (const { seq, envelope } of events) held.push({ seq, id: idOf(envelope), bytes: envelope });
    if ((held.at(-1)?.seq ?? after) >= newest) return held;
  }
}

/** Ids of the events that a device reads which has nothing but this; it verifies every chain, or says what is wrong. */
export async function readCold(
  crypto: Crypto,
  account: SealedAccount,
  { space, held }: { readonly space: SpaceToOpen; readonly held: readonly HeldEnvelope[] },
): Promise<readonly string[]> {
  const log = createSealedLog({
    crypto,
    self: createSelf(crypto, account),
    hereKey: account.hereKey,
    store: createMemoryDevice().openTab().envelopes,
    spaces: [space],
    clock: Date,
    random: { id: () => globalThis.crypto.randomUUID() },
  });
  obtained(await log.entries());
  const [synced] = log.synced();
  if (synced === undefined) throw new Error("one space is open");
  for (let from = 0; from < held.length; from += PAGE) obtained(await synced.receive(held.slice(from, from + PAGE)));
  obtained(await synced.settle(held.length));
  log.close();
  return log.known().events.map(({ id }) => id);
}

const PAGE = 256;

function idOf(envelope: Uint8Array): string {
  return bytesToBase64Url(envelopeId(obtained(decodeEnvelope(envelope))));
}

import { type Crypto, proveRegistration, proveSession, type SignKey } from "@attune/crypto";
import { ok, type Result } from "@attune/kernel";
import { createRelayCaller, type RelayCallError, type RelayCaller, type Self, type SocketLike } from "@attune/sync";
import { obtained } from "@attune/testkit";

/** Calls whichever relay this address names now. */
export function callerTo(address: () => string): RelayCaller {
  return (name, request, terms) =>
    createRelayCaller(address(), (url, asked) => fetch(url, asked))(name, request, terms);
}

/** Registers an account with real proofs; nobody will log in with its passphrase, so it has none. */
export async function registerAccount(crypto: Crypto, call: RelayCaller, { identity, device }: Self): Promise<void> {
  const [first] = identity.generations;
  const [statement] = identity.chain;
  if (first === undefined || statement === undefined) throw new Error("an identity has a generation");
  const registration = { login: crypto.random(16), account: identity.account, device: device.public };
  const proof = proveRegistration(crypto, first, registration);
  obtained(
    await call("registerFinish", {
      ...registration,
      record: crypto.random(192),
      statement: statement[0],
      proof,
      sheetKey: crypto.random(32),
      slots: [["sheet", null, crypto.random(72)]],
      vault: { version: 1, sealed: crypto.random(300) },
    }),
  );
}

/** A token for a device, by proving its key. */
export async function obtainToken(
  crypto: Crypto,
  call: RelayCaller,
  { account, device }: { readonly account: Uint8Array; readonly device: SignKey },
): Promise<Result<Uint8Array, RelayCallError>> {
  const started = await call("sessionStart", { account, device: device.public });
  if (!started.ok) return started;
  const { challenge } = started.value;
  const finished = await call("sessionFinish", { challenge, proof: proveSession(crypto, device, challenge) });
  return finished.ok ? ok(finished.value.token) : finished;
}

let clients = 0;

/** Opens sockets for one client. Relays count connections by address; here each has one of its own, as behind a proxy. */
export function openSocket(): (address: string) => SocketLike {
  clients += 1;
  const terms = { headers: { "x-forwarded-for": `10.${clients >> 16}.${(clients >> 8) & 255}.${clients & 255}` } };
  return (address) => new WebSocket(address, terms as unknown as string[]) as unknown as SocketLike;
}

import { type Crypto, proveSession, type SignKey } from "@attune/crypto";
import { ok, type Result } from "@attune/kernel";
import type { RelayCallError, RelayCaller } from "@attune/sync";

/** A token for the calls that need one: the device proves itself with its key. */
export async function obtainToken(
  { crypto, call }: { readonly crypto: Crypto; readonly call: RelayCaller },
  { account, device }: { readonly account: Uint8Array; readonly device: SignKey },
): Promise<Result<Uint8Array, RelayCallError>> {
  const started = await call("sessionStart", { account, device: device.public });
  if (!started.ok) return started;
  const { challenge } = started.value;
  const finished = await call("sessionFinish", { challenge, proof: proveSession(crypto, device, challenge) });
  return finished.ok ? ok(finished.value.token) : finished;
}

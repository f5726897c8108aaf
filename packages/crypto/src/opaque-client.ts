import { assert, err, ok, type Result } from "@attune/kernel";
import { base64UrlToBytes, bytesToBase64Url } from "@attune/wire";
import type * as opaque from "@serenity-kit/opaque";
import { asTyped } from "./stretch.ts";

/** The client's half of OPAQUE, opened. It draws its chance from the platform itself. */
export interface OpaqueClient {
  readonly client: typeof opaque.client;
}

/** A login or registration that came to nothing. `wrong-passphrase` is also what an unknown login looks like. */
export interface OpaqueRefused {
  readonly type: "opaque-refused";
  readonly reason: "malformed" | "wrong-passphrase";
}

/** What a start call makes: the bytes for the relay, and what the finish call needs. */
export interface OpaqueAttempt {
  readonly request: Uint8Array;
  readonly state: string;
}

/** What a registration ends with. */
export interface OpaqueRegistered {
  /** 192 bytes for the relay. */
  readonly record: Uint8Array;
  /** 64 secret bytes that only this passphrase gives, the same at every login. */
  readonly exportKey: Uint8Array;
}

/** What a login ends with. */
export interface OpaqueLoggedIn {
  /** 64 bytes for the relay. */
  readonly finish: Uint8Array;
  readonly exportKey: Uint8Array;
}

/** Argon2id, fixed in the client; memory in KiB. */
const KEY_STRETCHING = { "argon2id-custom": { iterations: 3, memory: 65_536, parallelism: 4 } };

/** Loads OPAQUE once. */
export async function openOpaque(): Promise<OpaqueClient> {
  const { client, ready } = await import("@serenity-kit/opaque");
  await ready;
  return { client };
}

/** Begins a registration. */
export function startRegistration({ client }: OpaqueClient, passphrase: string): OpaqueAttempt {
  const started = client.startRegistration({ password: asTyped(passphrase) });
  return { request: toBytes(started.registrationRequest), state: started.clientRegistrationState };
}

/** Begins a login. */
export function startLogin({ client }: OpaqueClient, passphrase: string): OpaqueAttempt {
  const started = client.startLogin({ password: asTyped(passphrase) });
  return { request: toBytes(started.startLoginRequest), state: started.clientLoginState };
}

/** The relay's answer to what a start call made, and the same passphrase. */
export interface OpaqueAnswer {
  readonly passphrase: string;
  readonly state: string;
  readonly response: Uint8Array;
}

/** Ends a registration. Takes a quarter of a second and 64 MiB. */
export function finishRegistration(
  { client }: OpaqueClient,
  { passphrase, state, response }: OpaqueAnswer,
): Result<OpaqueRegistered, OpaqueRefused> {
  const finished = attempt(() =>
    client.finishRegistration({
      password: asTyped(passphrase),
      clientRegistrationState: state,
      registrationResponse: bytesToBase64Url(response),
      keyStretching: KEY_STRETCHING,
    }),
  );
  if (!finished.ok) return finished;
  const { registrationRecord, exportKey } = finished.value;
  return ok({ record: toBytes(registrationRecord), exportKey: toBytes(exportKey) });
}

/** Ends a login. Takes a quarter of a second and 64 MiB. */
export function finishLogin(
  { client }: OpaqueClient,
  { passphrase, state, response }: OpaqueAnswer,
): Result<OpaqueLoggedIn, OpaqueRefused> {
  const finished = attempt(() =>
    client.finishLogin({
      password: asTyped(passphrase),
      clientLoginState: state,
      loginResponse: bytesToBase64Url(response),
      keyStretching: KEY_STRETCHING,
    }),
  );
  if (!finished.ok) return finished;
  if (finished.value === undefined) return err({ type: "opaque-refused", reason: "wrong-passphrase" });
  const { finishLoginRequest, exportKey } = finished.value;
  return ok({ finish: toBytes(finishLoginRequest), exportKey: toBytes(exportKey) });
}

/** The library throws on bytes that are no message of the protocol. */
function attempt<Value>(finish: () => Value): Result<Value, OpaqueRefused> {
  try {
    return ok(finish());
  } catch {
    return err({ type: "opaque-refused", reason: "malformed" });
  }
}

function toBytes(base64Url: string): Uint8Array {
  const bytes = base64UrlToBytes(base64Url);
  assert(bytes !== null, "the library writes base64url without padding");
  return bytes;
}

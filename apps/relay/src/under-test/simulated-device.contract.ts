import { assert } from "@attune/kernel";
import {
  bytesOfRecoverProof,
  bytesOfRegisterProof,
  bytesOfSessionProof,
  bytesToBase64Url,
  type CborValue,
  decodeMessage,
  encodeCbor,
  RELAY_CALLS,
  type RelayCallName,
  type RelayRefusal,
  refusedAnswer,
} from "@attune/wire";
import { client, ready } from "@serenity-kit/opaque";
import type * as v from "valibot";
import { random, type SimulatedKey, sha256, simulatedKey } from "./simulated-envelopes.contract.ts";

type AnswerOf<Name extends RelayCallName> = v.InferOutput<(typeof RELAY_CALLS)[Name]["answer"]>;

export interface CallOptions {
  readonly body?: CborValue;
  readonly token?: Uint8Array | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** Calls a relay as a client would, and reads the answer strictly. */
export async function call<const Name extends RelayCallName>(
  address: string,
  name: Name,
  { body, token = null, params = {}, query = "" }: CallOptions = {},
): Promise<{ done: AnswerOf<Name> } | { refused: RelayRefusal }> {
  const { method, path, answer } = RELAY_CALLS[name];
  const filled = path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? "");
  const response = await fetch(`${address}${filled}${query}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/cbor" }),
      ...(token === null ? {} : { authorization: `Bearer ${bytesToBase64Url(token)}` }),
    },
    ...(body === undefined ? {} : { body: encodeCbor(body) as Uint8Array<ArrayBuffer> }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!response.ok) {
    const refused = decodeMessage(refusedAnswer, bytes);
    assert(refused.ok, `a refusal of ${name} with ${response.status}`);
    return refused.value;
  }
  const read = decodeMessage(answer, bytes);
  assert(read.ok, `an answer to ${name}`);
  return { done: read.value as AnswerOf<Name> };
}

/** One person's device with a real OPAQUE client and real keys. */
export interface SimulatedDevice {
  readonly account: Uint8Array;
  readonly login: Uint8Array;
  readonly device: SimulatedKey;
  readonly sheet: SimulatedKey;
  readonly identity: SimulatedKey;
  readonly statement: Uint8Array;
  readonly passphrase: string;
}

/** The cheapest stretching that the library has; what stretches is not the relay's business. */
const KEY_STRETCHING = { "argon2id-custom": { iterations: 1, memory: 8, parallelism: 1 } } as const;

export function simulatedDevice(passphrase = "a passphrase"): SimulatedDevice {
  const identity = simulatedKey();
  const statement = encodeCbor({ v: 1, generation: 0, sign: identity.publicKey, box: random(32), previous: null });
  return {
    account: sha256("attune/v1/account", statement),
    login: random(16),
    device: simulatedKey(),
    sheet: simulatedKey(),
    identity,
    statement,
    passphrase,
  };
}

/** The same account on another device. */
export function anotherDevice(device: SimulatedDevice): SimulatedDevice {
  return { ...device, device: simulatedKey() };
}

export function slotsOfSimulation() {
  return [
    ["passphrase", null, random(72)],
    ["sheet", null, random(72)],
  ] as const;
}

/** An OPAQUE record for a passphrase. */
export async function recordFor(address: string, login: Uint8Array, password: string): Promise<Uint8Array> {
  await ready;
  const { clientRegistrationState, registrationRequest } = client.startRegistration({ password });
  const started = await call(address, "registerStart", { body: { login, request: toBytes(registrationRequest) } });
  assert("done" in started, "a registration starts");
  const { registrationRecord } = client.finishRegistration({
    password,
    clientRegistrationState,
    registrationResponse: bytesToBase64Url(started.done.response),
    keyStretching: KEY_STRETCHING,
  });
  return toBytes(registrationRecord);
}

/** The body that registers a device's account. */
export async function registration(address: string, device: SimulatedDevice) {
  const claim = { login: device.login, account: device.account, device: device.device.publicKey };
  return {
    ...claim,
    record: await recordFor(address, device.login, device.passphrase),
    statement: device.statement,
    proof: device.identity.sign("", bytesOfRegisterProof(claim)),
    sheetKey: device.sheet.publicKey,
    slots: slotsOfSimulation(),
    vault: { version: 1, sealed: random(300) },
  };
}

export async function register(address: string, device: SimulatedDevice) {
  return call(address, "registerFinish", { body: await registration(address, device) });
}

/** The last message of a login; null when the answer shows that the passphrase is not the right one. */
export async function startLogin(address: string, login: Uint8Array, password: string) {
  await ready;
  const { clientLoginState, startLoginRequest } = client.startLogin({ password });
  const started = await call(address, "loginStart", { body: { login, request: toBytes(startLoginRequest) } });
  assert("done" in started, "a login starts");
  const { attempt, response } = started.done;
  const loginResponse = bytesToBase64Url(response);
  const finished = client.finishLogin({ password, clientLoginState, loginResponse, keyStretching: KEY_STRETCHING });
  return { attempt, response, finish: finished === undefined ? null : toBytes(finished.finishLoginRequest) };
}

export async function logIn(address: string, device: SimulatedDevice) {
  const { attempt, finish } = await startLogin(address, device.login, device.passphrase);
  assert(finish !== null, "the passphrase is the right one");
  return call(address, "loginFinish", { body: { attempt, finish, device: device.device.publicKey } });
}

export async function recover(address: string, device: SimulatedDevice, sheet = device.sheet) {
  const started = await call(address, "recoverStart", { body: { login: device.login } });
  assert("done" in started, "a recovery starts");
  const { challenge } = started.done;
  const proof = sheet.sign("", bytesOfRecoverProof(challenge));
  return call(address, "recoverFinish", { body: { challenge, proof, device: device.device.publicKey } });
}

export async function openSession(address: string, { account, device }: SimulatedDevice) {
  const started = await call(address, "sessionStart", { body: { account, device: device.publicKey } });
  assert("done" in started, "a session starts");
  const { challenge } = started.done;
  const proof = device.sign("", bytesOfSessionProof(challenge));
  return call(address, "sessionFinish", { body: { challenge, proof } });
}

/** A token for a device; registers its account first if it is new. */
export async function signIn(address: string, device: SimulatedDevice): Promise<Uint8Array> {
  await register(address, device);
  const session = await openSession(address, device);
  assert("done" in session, "a session opens");
  return session.done.token;
}

function toBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64url"));
}

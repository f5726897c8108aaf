import { err, ok } from "@attune/kernel";
import {
  bytesOfRecoverProof,
  bytesOfRegisterProof,
  bytesOfSessionProof,
  RELAY_LIMITS,
  type RelayRefusal,
} from "@attune/wire";
import type { FastifyInstance } from "fastify";
import { LOGIN_STATE_BYTES } from "../opaque-server.ts";
import { RateLimit, sourceOfAddress } from "../rate-limit.ts";
import { readSignKey } from "../read-statement.ts";
import type { RelayParts } from "../relay-parts.ts";
import { isGenuine, keyOfNobody } from "../signature-check.ts";
import type { Attempt } from "../store/relay-store.ts";
import { freshSecret, tokenHash } from "../token.ts";
import { doneAnswer } from "./done-answer.ts";
import { serveCall } from "./serve-call.ts";

/** Serves everything by which somebody gets from a passphrase, a sheet or a device key to an account and a token. */
export function serveSignIn(relay: FastifyInstance, parts: RelayParts): void {
  const byAddress = new RateLimit(parts.limits.signIns, parts.clock);
  const refuse = (address: string): RelayRefusal | null =>
    byAddress.take(sourceOfAddress(address)) ? null : "too-often";
  serveRegister(relay, parts, refuse);
  const byLogin = new RateLimit(parts.limits.guesses, parts.clock);
  serveLogin(relay, parts, { refuse, byLogin });
  serveRecover(relay, parts, { refuse, byLogin });
  serveSession(relay, parts, refuse);
}

type Refuse = (address: string) => RelayRefusal | null;

function serveRegister(relay: FastifyInstance, parts: RelayParts, refuse: Refuse): void {
  const { store, opaque, clock, limits } = parts;
  serveCall(relay, parts, {
    name: "registerStart",
    refuse,
    handle: async ({ body }) => {
      const response = opaque.answerRegistration(body.login, body.request);
      return response === null ? err("malformed") : ok({ response });
    },
  });
  serveCall(relay, parts, {
    name: "registerFinish",
    refuse,
    handle: async ({ body }) => {
      const { statement, proof, ...account } = body;
      const key = readSignKey(statement, account.account);
      const isProved = key !== null && isGenuine({ key, bytes: bytesOfRegisterProof(account), signature: proof });
      if (!isProved) return err("not-proved");
      return doneAnswer(await store.register({ ...account, at: clock.now() }, limits.accounts));
    },
  });
}

interface GuessLimits {
  readonly refuse: Refuse;
  readonly byLogin: RateLimit;
}

/** For a login that nobody has, a record of nobody is answered from, and no passphrase fits it. */
function serveLogin(relay: FastifyInstance, parts: RelayParts, { refuse, byLogin }: GuessLimits): void {
  const { store, opaque, clock } = parts;
  serveCall(relay, parts, {
    name: "loginStart",
    refuse,
    handle: async ({ body }) => {
      if (!byLogin.take(body.login)) return err("too-often");
      const login = await store.findLogin(body.login);
      const started = opaque.startLogin(body.login, login?.record ?? null, body.request);
      if (started === null) return err("malformed");
      const data = Buffer.concat([started.state, login?.account ?? freshSecret()]);
      return ok({ attempt: await begin(parts, "login", data), response: started.response });
    },
  });
  serveCall(relay, parts, {
    name: "loginFinish",
    refuse,
    handle: async ({ body }) => {
      const data = await store.takeAttempt({ id: body.attempt, kind: "login" }, clock.now());
      if (data === null) return err("not-proved");
      const isProved = opaque.finishLogin(data.subarray(0, LOGIN_STATE_BYTES), body.finish);
      if (!isProved) return err("not-proved");
      const account = data.subarray(LOGIN_STATE_BYTES);
      return store.enrolDevice({ account, device: body.device }, clock.now());
    },
  });
}

function serveRecover(relay: FastifyInstance, parts: RelayParts, { refuse, byLogin }: GuessLimits): void {
  const { store, clock } = parts;
  const nobody = keyOfNobody();
  serveCall(relay, parts, {
    name: "recoverStart",
    refuse,
    handle: async ({ body }) => {
      if (!byLogin.take(body.login)) return err("too-often");
      const login = await store.findLogin(body.login);
      const data = Buffer.concat([login?.sheetKey ?? nobody, login?.account ?? freshSecret()]);
      return ok({ challenge: await begin(parts, "recover", data) });
    },
  });
  serveCall(relay, parts, {
    name: "recoverFinish",
    refuse,
    handle: async ({ body }) => {
      const { challenge, proof, device } = body;
      const data = await store.takeAttempt({ id: challenge, kind: "recover" }, clock.now());
      const key = data?.subarray(0, 32) ?? nobody;
      const isProved = isGenuine({ key, bytes: bytesOfRecoverProof(challenge), signature: proof });
      if (!isProved || data === null) return err("not-proved");
      return store.enrolDevice({ account: data.subarray(32), device }, clock.now());
    },
  });
}

function serveSession(relay: FastifyInstance, parts: RelayParts, refuse: Refuse): void {
  const { store, clock } = parts;
  serveCall(relay, parts, {
    name: "sessionStart",
    refuse,
    handle: async ({ body }) => {
      const data = Buffer.concat([body.device, body.account]);
      return ok({ challenge: await begin(parts, "session", data) });
    },
  });
  serveCall(relay, parts, {
    name: "sessionFinish",
    refuse,
    handle: async ({ body }) => {
      const time = clock.now();
      const data = await store.takeAttempt({ id: body.challenge, kind: "session" }, time);
      if (data === null) return err("not-proved");
      const [device, account] = [data.subarray(0, 32), data.subarray(32)];
      const bytes = bytesOfSessionProof(body.challenge);
      if (!isGenuine({ key: device, bytes, signature: body.proof })) return err("not-proved");
      const token = freshSecret();
      const expires = time + RELAY_LIMITS.tokenLifetimeMs;
      const kept = await store.keepToken(tokenHash(token), { account, device, expires });
      return kept.ok ? ok({ token, expires, time }) : kept;
    },
  });
}

async function begin({ store, clock }: RelayParts, kind: Attempt["kind"], data: Uint8Array): Promise<Uint8Array> {
  const id = freshSecret();
  await store.keepAttempt({ id, kind, data, expires: clock.now() + RELAY_LIMITS.attemptLifetimeMs });
  return id;
}

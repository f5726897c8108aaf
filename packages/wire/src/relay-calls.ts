import * as account from "./relay-account-calls.ts";
import { eventsAnswer, mailboxPart } from "./relay-space-calls.ts";

/**
 * Every HTTP call of the relay: how it is addressed, whether it carries `authorization: Bearer` with the token as
 * base64url, and the CBOR that goes in and comes out. Segments with a colon are base64url without padding, but
 * `:part`, a decimal number. `events` takes `?after=` with a place.
 */
export const RELAY_CALLS = {
  time: { method: "GET", path: "/v1/time", token: false, request: null, answer: account.timeAnswer },
  registerStart: {
    method: "POST",
    path: "/v1/register/start",
    token: false,
    request: account.registerStartRequest,
    answer: account.registerStartAnswer,
  },
  registerFinish: {
    method: "POST",
    path: "/v1/register/finish",
    token: false,
    request: account.registerFinishRequest,
    answer: account.doneAnswer,
  },
  loginStart: {
    method: "POST",
    path: "/v1/login/start",
    token: false,
    request: account.loginStartRequest,
    answer: account.loginStartAnswer,
  },
  loginFinish: {
    method: "POST",
    path: "/v1/login/finish",
    token: false,
    request: account.loginFinishRequest,
    answer: account.loginFinishAnswer,
  },
  recoverStart: {
    method: "POST",
    path: "/v1/recover/start",
    token: false,
    request: account.recoverStartRequest,
    answer: account.challengeAnswer,
  },
  recoverFinish: {
    method: "POST",
    path: "/v1/recover/finish",
    token: false,
    request: account.recoverFinishRequest,
    answer: account.recoverFinishAnswer,
  },
  sessionStart: {
    method: "POST",
    path: "/v1/session/start",
    token: false,
    request: account.sessionStartRequest,
    answer: account.challengeAnswer,
  },
  sessionFinish: {
    method: "POST",
    path: "/v1/session/finish",
    token: false,
    request: account.sessionFinishRequest,
    answer: account.sessionFinishAnswer,
  },
  putPassphrase: {
    method: "PUT",
    path: "/v1/passphrase",
    token: true,
    request: account.passphraseRequest,
    answer: account.doneAnswer,
  },
  putVault: { method: "PUT", path: "/v1/vault", token: true, request: account.vaultSchema, answer: account.doneAnswer },
  getVault: { method: "GET", path: "/v1/vault", token: true, request: null, answer: account.vaultAnswer },
  getDevices: { method: "GET", path: "/v1/devices", token: true, request: null, answer: account.devicesAnswer },
  revokeDevice: {
    method: "DELETE",
    path: "/v1/devices/:device",
    token: true,
    request: null,
    answer: account.doneAnswer,
  },
  deleteAccount: { method: "DELETE", path: "/v1/account", token: true, request: null, answer: account.doneAnswer },
  events: { method: "GET", path: "/v1/spaces/:space/events", token: true, request: null, answer: eventsAnswer },
  putMailbox: {
    method: "PUT",
    path: "/v1/mailbox/:id/:part",
    token: false,
    request: mailboxPart,
    answer: account.doneAnswer,
  },
  getMailbox: { method: "GET", path: "/v1/mailbox/:id/:part", token: false, request: null, answer: mailboxPart },
} as const;

export type RelayCallName = keyof typeof RELAY_CALLS;

import { obtained } from "@attune/testkit";
import { base64UrlToBytes, bytesToBase64Url } from "@attune/wire";
import { server } from "@serenity-kit/opaque";
import { expect, test } from "vitest";
import { openCrypto } from "./crypto.ts";
import { finishLogin, finishRegistration, openOpaque, startLogin, startRegistration } from "./opaque-client.ts";
import { proveRecovery, proveRegistration, proveSession } from "./proofs.ts";
import { createRecoverySheet, sheetSignKey } from "./recovery-sheet.ts";
import { isSigned, signKeyOf } from "./signing.ts";
import { seededBytes } from "./two-people.contract.ts";

const opaque = await openOpaque();
const serverSetup = server.createSetup();
const userIdentifier = "login";

test("the export key is the same at registration and at every login", () => {
  const registered = register("four words ２ remember");
  expect(registered.record).toHaveLength(192);
  expect(registered.exportKey).toHaveLength(64);

  const { request, login } = logIn("four words 2 remember", registered.record);
  expect(request).toHaveLength(96);
  const { finish, exportKey } = obtained(login);
  expect(exportKey).toEqual(registered.exportKey);
  expect(finish).toHaveLength(64);

  const { login: wrong } = logIn("four words 3 remember", registered.record);
  expect(wrong).toEqual({ ok: false, error: { type: "opaque-refused", reason: "wrong-passphrase" } });
});

test("an answer that is none is refused", () => {
  const malformed = { ok: false, error: { type: "opaque-refused", reason: "malformed" } };
  const response = new Uint8Array(3);
  const passphrase = "words";
  const { state } = startRegistration(opaque, passphrase);
  expect(finishRegistration(opaque, { passphrase, state, response })).toEqual(malformed);
  expect(finishLogin(opaque, { passphrase, state: startLogin(opaque, passphrase).state, response })).toEqual(malformed);
});

test("an account, a sheet and a device prove themselves to a relay", async () => {
  const crypto = await openCrypto(seededBytes());
  const [sign, challenge, login] = [crypto.random(32), crypto.random(32), crypto.random(16)];
  const key = signKeyOf(crypto, sign);
  const sheet = createRecoverySheet(crypto);
  const registration = { login, account: challenge, device: challenge };
  const proofs = [
    ["attune/v1/register", key.public, proveRegistration(crypto, { sign, box: sign }, registration)],
    ["attune/v1/recover", sheetSignKey(crypto, sheet).public, proveRecovery(crypto, sheet, challenge)],
    ["attune/v1/session", key.public, proveSession(crypto, key, challenge)],
  ] as const;
  for (const [label, by, signature] of proofs) {
    const bytes = label === "attune/v1/register" ? Uint8Array.from([...login, ...challenge, ...challenge]) : challenge;
    expect(isSigned(crypto, { label, bytes, signature, by })).toBe(true);
  }
});

function register(passphrase: string) {
  const { request, state } = startRegistration(opaque, passphrase);
  const { registrationResponse } = server.createRegistrationResponse({
    serverSetup,
    userIdentifier,
    registrationRequest: bytesToBase64Url(request),
  });
  const response = base64UrlToBytes(registrationResponse) ?? new Uint8Array();
  return obtained(finishRegistration(opaque, { passphrase, state, response }));
}

function logIn(passphrase: string, record: Uint8Array) {
  const { request, state } = startLogin(opaque, passphrase);
  const { loginResponse } = server.startLogin({
    serverSetup,
    userIdentifier,
    registrationRecord: bytesToBase64Url(record),
    startLoginRequest: bytesToBase64Url(request),
  });
  const response = base64UrlToBytes(loginResponse) ?? new Uint8Array();
  return { request, login: finishLogin(opaque, { passphrase, state, response }) };
}

import { ready, server } from "@serenity-kit/opaque";

/** The relay's side of OPAQUE. A message that is none gives null or false. */
export interface OpaqueServer {
  /** The answer to a registration, also of a passphrase that replaces another. */
  answerRegistration(login: Uint8Array, request: Uint8Array): Uint8Array | null;
  /** The answer to a login, and what has to be kept to finish it; without a record, an answer like any other. */
  startLogin(login: Uint8Array, record: Uint8Array | null, request: Uint8Array): StartedLogin | null;
  /** Whether the passphrase was the right one. */
  finishLogin(state: Uint8Array, finish: Uint8Array): boolean;
}

export interface StartedLogin {
  readonly response: Uint8Array;
  /** 128 bytes. */
  readonly state: Uint8Array;
}

/** How many bytes the state of a started login has. */
export const LOGIN_STATE_BYTES = 128;

/** A setup for a relay that has none yet. Whoever has it and the records can try passphrases. */
export async function createServerSetup(): Promise<string> {
  await ready;
  return server.createSetup();
}

/** OPAQUE with the relay's setup. */
export async function createOpaqueServer(serverSetup: string): Promise<OpaqueServer> {
  await ready;
  return {
    answerRegistration: (login, request) =>
      attempt(() => {
        const asked = { serverSetup, userIdentifier: toText(login), registrationRequest: toText(request) };
        return toBytes(server.createRegistrationResponse(asked).registrationResponse);
      }),
    startLogin: (login, record, request) =>
      attempt(() => {
        const { loginResponse, serverLoginState } = server.startLogin({
          serverSetup,
          userIdentifier: toText(login),
          registrationRecord: record === null ? null : toText(record),
          startLoginRequest: toText(request),
        });
        return { response: toBytes(loginResponse), state: toBytes(serverLoginState) };
      }),
    finishLogin: (state, finish) =>
      attempt(() => server.finishLogin({ serverLoginState: toText(state), finishLoginRequest: toText(finish) })) !==
      null,
  };
}

/** The library throws on a message that is malformed or does not fit. */
function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function toBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64url"));
}

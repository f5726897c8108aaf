import { err, type Result } from "@attune/kernel";
import {
  type CborValue,
  decodeMessage,
  encodeCbor,
  RELAY_CALLS,
  RELAY_LIMITS,
  type RelayCallName,
  type RelayRefusal,
} from "@attune/wire";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type * as v from "valibot";
import { NEVER_KEEP } from "../cache-policy.ts";
import type { RelayParts } from "../relay-parts.ts";
import type { Session } from "../store/relay-store.ts";
import { readBearer, tokenHash } from "../token.ts";
import { REFUSAL_STATUS } from "./refusal-status.ts";

type Calls = typeof RELAY_CALLS;
type RequestOf<Name extends RelayCallName> = Calls[Name]["request"] extends v.GenericSchema
  ? v.InferOutput<Calls[Name]["request"]>
  : null;
type AnswerOf<Name extends RelayCallName> = v.InferOutput<Calls[Name]["answer"]>;
type SessionOf<Name extends RelayCallName> = Calls[Name]["token"] extends true ? Session : null;

/** One call as its handler gets it. */
export interface Call<Name extends RelayCallName> {
  readonly body: RequestOf<Name>;
  readonly session: SessionOf<Name>;
  /** The segments of the address that its pattern names. */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Where the call comes from; only ever for a rate limit. */
  readonly address: string;
}

export interface CallHandling<Name extends RelayCallName> {
  readonly name: Name;
  /** Asked first, when there is one: why a call from this address is not taken now. */
  refuse?(address: string): RelayRefusal | null;
  handle(call: Call<Name>): Promise<Result<AnswerOf<Name>, RelayRefusal>>;
}

/** The media type of every body. */
export const CBOR_TYPE = "application/cbor";

const SMALL_BODY_BYTES = 4_096;
const BODY_BYTES: Partial<Readonly<Record<RelayCallName, number>>> = {
  registerFinish: RELAY_LIMITS.vault + SMALL_BODY_BYTES,
  putPassphrase: RELAY_LIMITS.vault + SMALL_BODY_BYTES,
  putVault: RELAY_LIMITS.vault + SMALL_BODY_BYTES,
  putMailbox: RELAY_LIMITS.mailboxPart + SMALL_BODY_BYTES,
};

/** Serves one of the relay's calls: reads token and body, asks the handler, and writes its answer or refusal. */
export function serveCall<Name extends RelayCallName>(
  relay: FastifyInstance,
  parts: RelayParts,
  handling: CallHandling<Name>,
): void {
  const { method, path } = RELAY_CALLS[handling.name];
  relay.route({
    method,
    url: path,
    bodyLimit: BODY_BYTES[handling.name] ?? SMALL_BODY_BYTES,
    handler: async (request, reply) => {
      const result = await answerTo(request, parts, handling);
      parts.metrics.count("attune_calls_total", `${handling.name} ${result.ok ? "done" : result.error}`);
      return result.ok ? writeCbor(reply, result.value as CborValue) : writeRefusal(reply, result.error);
    },
  });
}

/** Answers with a refusal. */
export function writeRefusal(reply: FastifyReply, refused: RelayRefusal): FastifyReply {
  return writeCbor(reply.code(REFUSAL_STATUS[refused]), { refused });
}

async function answerTo<Name extends RelayCallName>(
  request: FastifyRequest,
  parts: RelayParts,
  { name, refuse, handle }: CallHandling<Name>,
): Promise<Result<AnswerOf<Name>, RelayRefusal>> {
  const refusal = refuse?.(request.ip) ?? null;
  if (refusal !== null) return err(refusal);
  const session = RELAY_CALLS[name].token ? await readSession(request, parts) : null;
  if (RELAY_CALLS[name].token && session === null) return err("not-signed-in");
  const schema = RELAY_CALLS[name].request;
  const body = schema === null ? null : decodeMessage(schema as v.GenericSchema, bodyOf(request));
  if (body !== null && !body.ok) return err("malformed");
  return handle({
    body: (body?.value ?? null) as RequestOf<Name>,
    session: session as SessionOf<Name>,
    params: request.params as Call<Name>["params"],
    query: request.query as Call<Name>["query"],
    address: request.ip,
  });
}

async function readSession(request: FastifyRequest, { store, clock }: RelayParts): Promise<Session | null> {
  const token = readBearer(request.headers.authorization);
  return token === null ? null : store.readToken(tokenHash(token), clock.now());
}

function bodyOf({ body }: FastifyRequest): Uint8Array {
  return body instanceof Uint8Array ? new Uint8Array(body.buffer, body.byteOffset, body.length) : new Uint8Array();
}

function writeCbor(reply: FastifyReply, value: CborValue): FastifyReply {
  return reply
    .header("cache-control", NEVER_KEEP)
    .type(CBOR_TYPE)
    .send(Buffer.from(encodeCbor(value)));
}

import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { NEVER_KEEP } from "./cache-policy.ts";
import { serveAccount } from "./http/account-calls.ts";
import { CBOR_TYPE, writeRefusal } from "./http/serve-call.ts";
import { serveSignIn } from "./http/sign-in-calls.ts";
import { serveSpaces } from "./http/space-calls.ts";
import { serveLive } from "./live/live-route.ts";
import type { RelayLog } from "./relay-log.ts";
import type { RelayParts } from "./relay-parts.ts";
import { SECURITY_HEADERS, TLS_ONLY_HEADERS } from "./security-headers.ts";
import { serveWebApp } from "./web-app.ts";

export interface RelayOptions {
  /** Absolute path of the folder with the built app. */
  readonly webRoot: string;
  /** Whether a proxy of ours stands in front, whose `x-forwarded-*` headers can be believed. */
  readonly behindProxy: boolean;
  readonly parts: RelayParts;
}

const BODY_LIMIT_BYTES = 1024;
const REQUEST_TIMEOUT_MS = 10_000;

/** The relay, ready to listen: it serves the app, tells whether it is up, and carries what it cannot read. */
export function createRelay({ webRoot, behindProxy, parts }: RelayOptions): FastifyInstance {
  const { log } = parts;
  const relay = fastify({
    logger: false,
    trustProxy: behindProxy ? isOurProxy : false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: (error, request, reply) => {
      addSecurityHeaders(request, reply);
      answerFailure(error, reply, log);
    },
  });
  relay.addHook("onRequest", async (request, reply) => addSecurityHeaders(request, reply));
  relay.setErrorHandler<FastifyError>((error, _request, reply) => answerFailure(error, reply, log));
  relay.get("/health", (_request, reply) => reply.header("cache-control", NEVER_KEEP).send({ status: "ok" }));
  serveLive(relay, parts, behindProxy);
  relay.register(async (calls) => {
    calls.removeAllContentTypeParsers();
    calls.addContentTypeParser(CBOR_TYPE, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    calls.setErrorHandler<FastifyError>((error, _request, reply) => refuseCall(error, reply, log));
    serveSignIn(calls, parts);
    serveAccount(calls, parts);
    serveSpaces(calls, parts);
  });
  serveWebApp(relay, webRoot);
  return relay;
}

/** Of the forwarded addresses only the last is our proxy's word; those before it are the caller's. */
function isOurProxy(_address: string, hop: number): boolean {
  return hop === 0;
}

function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS);
  if (request.protocol === "https") reply.headers(TLS_ONLY_HEADERS);
}

/** A call that broke off is answered like any refusal; what the database did not do may be tried again. */
function refuseCall(error: FastifyError, reply: FastifyReply, log: RelayLog): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) log({ event: "request-failed", status, code: error.code ?? "unknown" });
  if (status >= 500) return writeRefusal(reply, "busy");
  return writeRefusal(reply, status === 413 ? "too-large" : "malformed");
}

/** Answers with the kind of failure only: an error's message may quote what was asked for. */
function answerFailure(error: FastifyError, reply: FastifyReply, log: RelayLog): void {
  const status = error.statusCode ?? 500;
  const code = error.code ?? "unknown";
  if (status >= 500) log({ event: "request-failed", status, code });
  reply
    .code(status)
    .header("cache-control", NEVER_KEEP)
    .send({ error: status >= 500 ? "relay-failed" : "request-refused" });
}

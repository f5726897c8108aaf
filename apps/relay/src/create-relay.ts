import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { NEVER_KEEP } from "./cache-policy.ts";
import type { RelayLog } from "./relay-log.ts";
import { SECURITY_HEADERS, TLS_ONLY_HEADERS } from "./security-headers.ts";
import { serveWebApp } from "./web-app.ts";

export interface RelayOptions {
  /** Absolute path of the folder with the built app. */
  readonly webRoot: string;
  /** Whether a proxy of ours stands in front, whose `x-forwarded-proto` can be believed. */
  readonly behindProxy: boolean;
  readonly log: RelayLog;
}

const BODY_LIMIT_BYTES = 1024;
const REQUEST_TIMEOUT_MS = 10_000;

/** The relay, ready to listen: it serves the app and tells whether it is up. It keeps nothing about who asks. */
export function createRelay({ webRoot, behindProxy, log }: RelayOptions): FastifyInstance {
  const relay = fastify({
    logger: false,
    trustProxy: behindProxy,
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
  serveWebApp(relay, webRoot);
  return relay;
}

function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(SECURITY_HEADERS);
  if (request.protocol === "https") reply.headers(TLS_ONLY_HEADERS);
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

import { relative } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ALWAYS_ASK, cachePolicyFor, NEVER_KEEP } from "./cache-policy.ts";

/** Serves the built app from a folder. Unknown addresses that a person navigates to get the app itself. */
export function serveWebApp(relay: FastifyInstance, webRoot: string): void {
  relay.register(fastifyStatic, {
    root: webRoot,
    cacheControl: false,
    dotfiles: "ignore",
    extensions: ["html"],
    preCompressed: true,
    setHeaders: (reply, path) => reply.header("cache-control", cachePolicyFor(relative(webRoot, path))),
  });
  relay.setNotFoundHandler((request, reply) => {
    if (!isReading(request)) return refuseMethod(reply);
    if (!isNavigation(request)) return refusePath(reply);
    return reply.header("cache-control", ALWAYS_ASK).sendFile("index.html");
  });
}

function isReading(request: FastifyRequest): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

/** Whether a person opens a page, as opposed to a page asking for a file that is not there. */
function isNavigation(request: FastifyRequest): boolean {
  const [path = ""] = request.url.split("?");
  if (/\.[^/]*$/.test(path) || /^\/(assets|health|v1)(\/|$)/.test(path)) return false;
  const mode = request.headers["sec-fetch-mode"];
  return mode === undefined ? (request.headers.accept ?? "").includes("text/html") : mode === "navigate";
}

function refuseMethod(reply: FastifyReply): FastifyReply {
  return reply.code(405).headers({ allow: "GET, HEAD", "cache-control": NEVER_KEEP }).send({ error: "method-refused" });
}

function refusePath(reply: FastifyReply): FastifyReply {
  return reply.code(404).header("cache-control", NEVER_KEEP).send({ error: "not-found" });
}

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { LIVE_PATH, RELAY_LIMITS } from "@attune/wire";
import type { FastifyInstance } from "fastify";
import { type WebSocket, WebSocketServer } from "ws";
import { RateLimit, sourceOfAddress } from "../rate-limit.ts";
import type { RelayParts } from "../relay-parts.ts";
import { LiveSocket } from "./live-socket.ts";
import { Wire } from "./wire.ts";

const TIME_CHECK_MS = 5_000;
const TRY_AGAIN_LATER = 1013;
const NOT_FOUND = "HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/**
 * Serves the live socket, until the relay closes: then commits are finished, and everyone is told and let go. Upgrades
 * are taken from the server itself: what a framework keeps of a request for as long as its socket is open is more than
 * the socket.
 */
export function serveLive(relay: FastifyInstance, parts: RelayParts, behindProxy: boolean): void {
  const { hub, queue, store, clock, limits } = parts;
  const writes = new RateLimit(limits.writes, clock);
  const openings = new RateLimit(limits.openings, clock);
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: RELAY_LIMITS.liveMessage,
    perMessageDeflate: false,
  });
  let stopping = false;
  const timer = setInterval(() => hub.checkTime(), TIME_CHECK_MS);
  store.onChange((change) => hub.changed(change));
  const options = { parts, writes, isStopping: () => stopping };
  const welcome = (socket: WebSocket, stream: Duplex, address: string) => {
    socket.on("error", () => socket.terminate());
    const isWelcome = !stopping && hub.size < limits.sockets && openings.take(sourceOfAddress(address));
    if (!isWelcome) return socket.close(TRY_AGAIN_LATER);
    const live = new LiveSocket(new Wire(socket, stream, limits.socketBuffer), options);
    hub.join(live);
    socket.on("message", (data, isBinary) => live.hear(isBinary ? bytesOf(data) : new Uint8Array()));
    socket.on("close", () => live.left());
  };
  relay.server.on("upgrade", (request, stream, head) => {
    if (pathOf(request) !== LIVE_PATH) return stream.on("error", () => stream.destroy()).end(NOT_FOUND);
    const address = addressOf(request, behindProxy);
    return server.handleUpgrade(request, stream, head, (socket) => welcome(socket, stream, address));
  });
  relay.addHook("preClose", async () => {
    stopping = true;
    clearInterval(timer);
    await queue.idle();
    await hub.dismiss("restarting");
  });
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

/** Of the forwarded addresses only the last is our proxy's word. */
function addressOf({ headers, socket }: IncomingMessage, behindProxy: boolean): string {
  const forwarded = behindProxy ? String(headers["x-forwarded-for"] ?? "") : "";
  return forwarded.split(",").at(-1)?.trim() || (socket.remoteAddress ?? "");
}

function bytesOf(data: unknown): Uint8Array {
  return data instanceof Uint8Array ? new Uint8Array(data.buffer, data.byteOffset, data.length) : new Uint8Array();
}

import { LIVE_PATH, RELAY_LIMITS } from "@attune/wire";
import fastifyWebsocket from "@fastify/websocket";
import type { FastifyInstance } from "fastify";
import { RateLimit, sourceOfAddress } from "../rate-limit.ts";
import type { RelayParts } from "../relay-parts.ts";
import { LiveSocket } from "./live-socket.ts";
import { Wire } from "./wire.ts";

const TIME_CHECK_MS = 5_000;
const TRY_AGAIN_LATER = 1013;

/** Serves the live socket, until the relay closes: then commits are finished, and everyone is told and let go. */
export function serveLive(relay: FastifyInstance, parts: RelayParts): void {
  const { hub, queue, store, clock, limits } = parts;
  const writes = new RateLimit(limits.writes, clock);
  const openings = new RateLimit(limits.openings, clock);
  let stopping = false;
  const timer = setInterval(() => hub.checkTime(), TIME_CHECK_MS);
  store.onChange((change) => hub.changed(change));
  relay.register(fastifyWebsocket, {
    options: { maxPayload: RELAY_LIMITS.liveMessage, perMessageDeflate: false },
    preClose: async () => {
      stopping = true;
      clearInterval(timer);
      await queue.idle();
      await hub.dismiss("restarting");
    },
  });
  relay.register(async (scope) => {
    scope.get(LIVE_PATH, { websocket: true }, (socket, request) => {
      socket.on("error", () => socket.terminate());
      const isWelcome = !stopping && hub.size < limits.sockets && openings.take(sourceOfAddress(request.ip));
      if (!isWelcome) return socket.close(TRY_AGAIN_LATER);
      const live = new LiveSocket(new Wire(socket, request.socket, limits.socketBuffer), {
        parts,
        writes,
        isStopping: () => stopping,
      });
      hub.join(live);
      socket.on("message", (data, isBinary) => live.hear(isBinary ? bytesOf(data) : new Uint8Array()));
      socket.on("close", () => live.left());
    });
  });
}

function bytesOf(data: unknown): Uint8Array {
  return data instanceof Uint8Array ? new Uint8Array(data.buffer, data.byteOffset, data.length) : new Uint8Array();
}

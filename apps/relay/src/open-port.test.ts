import { createServer, type Server } from "node:net";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPort } from "./open-port.ts";

const HOST = "127.0.0.1";

let other: Server;
let takenPort = 0;
let relay: FastifyInstance;

beforeEach(async () => {
  other = createServer();
  await new Promise<void>((listening) => other.listen(0, HOST, listening));
  const address = other.address();
  takenPort = typeof address === "object" && address !== null ? address.port : 0;
  relay = fastify();
});

afterEach(async () => {
  await relay.close();
  await new Promise((closed) => other.close(closed));
});

describe("opening a port", () => {
  it("moves on to the next port when one is taken, and answers there", async () => {
    const opened = await openPort(relay, { host: HOST, ports: [takenPort, takenPort, 0] });
    expect(opened.ok && opened.value).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(opened.ok ? opened.value : "");
    expect(answer.status).toBe(404);
  });

  it("says which port is taken when none is left", async () => {
    const opened = await openPort(relay, { host: HOST, ports: [takenPort] });
    expect(opened).toEqual({ ok: false, error: { type: "port-taken", port: takenPort, code: "EADDRINUSE" } });
  });

  it("does not go on to other ports when the address itself is not ours", async () => {
    const opened = await openPort(relay, { host: "192.0.2.1", ports: [0, 0] });
    expect(opened).toMatchObject({ ok: false, error: { type: "port-refused", code: "EADDRNOTAVAIL" } });
  });
});

import { Buffer } from "node:buffer";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Place } from "./traces.ts";

/** The wire between browsers and a relay, on an address of its own: everything that passes is kept, byte by byte. */
export interface Wire {
  readonly address: string;
  /** Every address, header, body and socket message that has passed, in either direction. */
  passed(): readonly Place[];
  /** How many socket messages came from browsers. */
  messagesSent(): number;
  /** Breaks every connection and takes no new one, as when someone walks out of reach. */
  cut(): void;
  mend(): void;
  /** Serves these files instead of the relay's, by path. */
  overlay(files: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

export async function layWire(relay: string): Promise<Wire> {
  const { hostname, port } = new URL(relay);
  const passed: Place[] = [];
  const sockets = new Set<Duplex>();
  let sent = 0;
  let isCut = false;
  let overlaid: Readonly<Record<string, string>> = {};

  function keepHead(direction: string, first: string, headers: IncomingHttpHeaders): void {
    passed.push({ where: `${direction} ${first}`, bytes: Buffer.from(`${first}\n${JSON.stringify(headers)}`, "utf8") });
  }

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const first = `${incoming.method} ${incoming.url}`;
    keepHead("asked", first, incoming.headers);
    const body = await readAll(incoming);
    if (body.length > 0) passed.push({ where: `asked ${first}`, bytes: body });
    const file = overlaid[new URL(incoming.url ?? "/", relay).pathname];
    // Whoever asks whether a file has changed is given the one that lies over it, with all its headers.
    if (file !== undefined) for (const name of CONDITIONS) delete incoming.headers[name];
    const answer = await ask({ hostname, port, incoming, body });
    keepHead("answered", `${first} ${answer.status}`, answer.headers);
    passed.push({ where: `answered ${first}`, bytes: unpacked(answer) });
    if (file === undefined) outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    else {
      const { "content-encoding": _packed, "content-length": _length, etag: _tag, ...headers } = answer.headers;
      outgoing.writeHead(200, headers).end(file);
    }
  }

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on("connection", (socket) => {
    if (isCut) socket.destroy();
  });
  server.on("upgrade", (incoming: IncomingMessage, browser: Duplex, head: Buffer) => {
    keepHead("asked", `${incoming.method} ${incoming.url}`, incoming.headers);
    const upstream = connect(Number(port), hostname, () => upstream.write(requestHead(incoming)));
    upstream.write(head);
    const received = createFrameReader((bytes) => passed.push({ where: "a socket message to a browser", bytes }));
    const given = createFrameReader((bytes) => {
      sent += 1;
      passed.push({ where: "a socket message from a browser", bytes });
    });
    let handshaken = false;
    upstream.on("data", (chunk: Buffer) => {
      passed.push({ where: "raw bytes to a browser", bytes: chunk });
      browser.write(chunk);
      if (handshaken) return received(chunk);
      const end = chunk.indexOf("\r\n\r\n");
      if (end < 0) return;
      handshaken = true;
      // Messages that are packed could not be searched.
      if (/sec-websocket-extensions/iu.test(chunk.subarray(0, end).toString("latin1"))) throw new Error("packed");
      received(chunk.subarray(end + 4));
    });
    browser.on("data", (chunk: Buffer) => {
      upstream.write(chunk);
      given(chunk);
    });
    for (const [one, other] of [
      [upstream, browser],
      [browser, upstream],
    ] as const) {
      sockets.add(one);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on("error", () => other.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => passed,
    messagesSent: () => sent,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
    },
    mend() {
      isCut = false;
    },
    overlay(files) {
      overlaid = files;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

const CONDITIONS = ["if-none-match", "if-modified-since"] as const;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Question {
  readonly hostname: string;
  readonly port: string;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
}

async function ask({ hostname, port, incoming, body }: Question): Promise<Answer> {
  const { method, url: path, headers } = incoming;
  const asking = request({ hostname, port, method, path, headers });
  asking.end(body);
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await readAll(answer) };
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function unpacked({ headers, body }: Answer): Buffer {
  if (headers["content-encoding"] === "gzip") return gunzipSync(body);
  return headers["content-encoding"] === "br" ? brotliDecompressSync(body) : body;
}

function requestHead({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 && name.toLowerCase() !== "sec-websocket-extensions" ? [`${name}: ${rawHeaders[at + 1]}`] : [],
  );
  return [`${method} ${url} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

/** Takes a WebSocket's bytes as they come, and gives the payload of each frame without its mask. */
function createFrameReader(onPayload: (payload: Buffer) => void): (chunk: Buffer) => void {
  let left = Buffer.alloc(0);
  return (chunk) => {
    left = Buffer.concat([left, chunk]);
    for (let frame = readFrame(left); frame !== null; frame = readFrame(left)) {
      onPayload(frame.payload);
      left = left.subarray(frame.end);
    }
  };
}

function readFrame(bytes: Buffer): { readonly payload: Buffer; readonly end: number } | null {
  if (bytes.length < 2) return null;
  const second = bytes.readUInt8(1);
  const short = second & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + extended + (masked ? 4 : 0);
  if (bytes.length < start) return null;
  const length = extended === 0 ? short : extended === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = start + length;
  if (bytes.length < end) return null;
  const payload = Buffer.from(bytes.subarray(start, end));
  if (masked) {
    const mask = bytes.subarray(start - 4, start);
    payload.forEach((byte, at) => {
      payload[at] = byte ^ (mask[at % 4] ?? 0);
    });
  }
  return { payload, end };
}

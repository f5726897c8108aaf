import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRelay } from "./create-relay.ts";
import type { RelayLogEntry } from "./relay-log.ts";
import type { RelayParts } from "./relay-parts.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";
import { partsUnderTest } from "./under-test/relay-under-test.contract.ts";

const PAGE = '<!doctype html><title>Attune</title><script type="module" src="/assets/app-Ab12.js"></script>';
const SCRIPT = "export const answer = 42;";
const NAVIGATION = { "sec-fetch-mode": "navigate", accept: "text/html" };

const OUTSIDE = "a file beside the app's folder";

let folder = "";
let webRoot = "";
let relay: FastifyInstance;
let parts: RelayParts;
const logged: RelayLogEntry[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "relay-"));
  webRoot = join(folder, "app");
  mkdirSync(join(webRoot, "assets"), { recursive: true });
  writeFileSync(join(folder, "outside.txt"), OUTSIDE);
  writeFileSync(join(webRoot, "index.html"), PAGE);
  writeFileSync(join(webRoot, "leave.html"), "<!doctype html><title>Weather</title>");
  writeFileSync(join(webRoot, "sw.js"), "self.skipWaiting();");
  writeFileSync(join(webRoot, ".hidden"), "not for anybody");
  writeFileSync(join(webRoot, "assets", "app-Ab12.js"), SCRIPT);
  writeFileSync(join(webRoot, "assets", "app-Ab12.js.br"), brotliCompressSync(SCRIPT));
  writeFileSync(join(webRoot, "assets", "app-Ab12.js.gz"), gzipSync(SCRIPT));
  parts = await partsUnderTest(join(folder, "data"), { log: (entry) => logged.push(entry) });
  relay = createRelay({ webRoot, behindProxy: false, parts });
  await relay.ready();
});

afterAll(async () => {
  await relay.close();
  await parts.store.close();
  rmSync(folder, { recursive: true });
});

describe("every answer", () => {
  const requests = [
    { name: "the page", method: "GET", url: "/" },
    { name: "a script", method: "GET", url: "/assets/app-Ab12.js" },
    { name: "health", method: "GET", url: "/health" },
    { name: "a missing file", method: "GET", url: "/assets/gone.js" },
    { name: "a refused method", method: "POST", url: "/" },
    { name: "an address that cannot be decoded", method: "GET", url: "/%E0%A4%A" },
    { name: "a path that climbs out", method: "GET", url: "/..%2f..%2fpackage.json" },
  ] as const;

  it.each(requests)("carries every security header: $name", async ({ method, url }) => {
    const { headers } = await relay.inject({ method, url });
    expect(headers).toMatchObject(SECURITY_HEADERS);
  });

  it.each(requests)("says nothing about the software that runs it: $name", async ({ method, url }) => {
    const { headers } = await relay.inject({ method, url });
    expect(headers).not.toHaveProperty("server");
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("set-cookie");
  });
});

describe("the content security policy", () => {
  const policy = SECURITY_HEADERS["content-security-policy"]?.split("; ") ?? [];

  it.each([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types attune default",
  ])("says %s", (directive) => {
    expect(policy).toContain(directive);
  });

  it("allows nothing inline, evaluated or from elsewhere", () => {
    expect(policy.join(" ").replace("'wasm-unsafe-eval'", "")).not.toMatch(/unsafe|http|\*|blob:/);
  });
});

describe("the other headers", () => {
  it.each([
    ["referrer-policy", "no-referrer"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-embedder-policy", "require-corp"],
    ["cross-origin-resource-policy", "same-origin"],
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
  ])("%s is %s", (name, value) => {
    expect(SECURITY_HEADERS[name]).toBe(value);
  });

  it("deny every power of the browser by name, but the camera and passkeys on our own pages", () => {
    const powers = SECURITY_HEADERS["permissions-policy"]?.split(", ") ?? [];
    expect(powers).toEqual(expect.arrayContaining(["microphone=()", "geolocation=()", "usb=()"]));
    expect(powers.filter((power) => !/^[a-z-]+=\(\)$/.test(power))).toEqual([
      "camera=(self)",
      "publickey-credentials-create=(self)",
      "publickey-credentials-get=(self)",
    ]);
  });
});

describe("strict transport", () => {
  const overTls = { "x-forwarded-proto": "https" };

  it("is not claimed over plain HTTP, nor on a stranger's word", async () => {
    expect((await relay.inject("/")).headers).not.toHaveProperty("strict-transport-security");
    const { headers } = await relay.inject({ url: "/", headers: overTls });
    expect(headers).not.toHaveProperty("strict-transport-security");
  });

  it("is asked for when our own proxy says that the request came over TLS", async () => {
    const proxied = createRelay({ webRoot, behindProxy: true, parts });
    const { headers } = await proxied.inject({ url: "/", headers: overTls });
    expect(headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
    expect((await proxied.inject("/")).headers).not.toHaveProperty("strict-transport-security");
    await proxied.close();
  });
});

describe("health", () => {
  it("answers ok and is never kept", async () => {
    const answer = await relay.inject("/health");
    expect(answer.json()).toEqual({ status: "ok" });
    expect(answer.headers["cache-control"]).toBe("no-store");
  });
});

describe("the app's files", () => {
  it("serves the page at the root, to be asked about each time", async () => {
    const answer = await relay.inject("/");
    expect(answer.body).toBe(PAGE);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
    expect(answer.headers["cache-control"]).toBe("no-cache");
  });

  it("keeps hashed files for good and the service worker not", async () => {
    expect((await relay.inject("/assets/app-Ab12.js")).headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await relay.inject("/sw.js")).headers["cache-control"]).toBe("no-cache");
  });

  it.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", undefined],
  ])("sends what the browser accepts (%s) and says that it varies", async (accepted, encoding) => {
    const answer = await relay.inject({ url: "/assets/app-Ab12.js", headers: { "accept-encoding": accepted } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers["content-type"]).toMatch(/javascript/);
    expect(answer.headers["cache-control"]).toMatch(/immutable/);
    expect(answer.headers.vary).toBe("accept-encoding");
    if (encoding === "br") expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SCRIPT);
  });

  it("sends a file whole when there is no compressed copy", async () => {
    const answer = await relay.inject({ url: "/sw.js", headers: { "accept-encoding": "br" } });
    expect([answer.statusCode, answer.headers["content-encoding"]]).toEqual([200, undefined]);
  });

  it("answers 304 to a browser that has the page already", async () => {
    const { etag } = (await relay.inject("/")).headers;
    const again = await relay.inject({ url: "/", headers: { "if-none-match": String(etag) } });
    expect(again.statusCode).toBe(304);
  });

  it("answers HEAD without a body", async () => {
    const answer = await relay.inject({ method: "HEAD", url: "/" });
    expect([answer.statusCode, answer.body]).toEqual([200, ""]);
  });

  it("serves a plain page by its name without the ending", async () => {
    const answer = await relay.inject({ url: "/leave", headers: NAVIGATION });
    expect(answer.body).toContain("Weather");
  });

  it("does not serve hidden files", async () => {
    expect((await relay.inject("/.hidden")).statusCode).toBe(404);
  });
});

describe("an address that is no file", () => {
  it.each(["/room", "/room/speaking", "/room?step=2"])("gives the app to a person who opens %s", async (url) => {
    const answer = await relay.inject({ url, headers: NAVIGATION });
    expect([answer.statusCode, answer.body]).toEqual([200, PAGE]);
    expect(answer.headers["cache-control"]).toBe("no-cache");
  });

  it("gives the app to an old browser that only says it wants a page", async () => {
    expect((await relay.inject({ url: "/room", headers: { accept: "text/html" } })).body).toBe(PAGE);
  });

  it.each([
    ["a script that is gone", "/assets/gone.js", NAVIGATION],
    ["a call that does not exist", "/v1/words", NAVIGATION],
    ["a file that is gone", "/old.webmanifest", NAVIGATION],
    ["a fetch by a page", "/room", { "sec-fetch-mode": "cors", accept: "*/*" }],
    ["something that wants no page", "/room", { accept: "application/json" }],
    ["something that says nothing", "/room", {}],
  ])("is not found for %s", async (_name, url, headers) => {
    const answer = await relay.inject({ url, headers });
    expect([answer.statusCode, answer.json()]).toEqual([404, { error: "not-found" }]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] as const)("refuses %s", async (method) => {
    const answer = await relay.inject({ method, url: "/room" });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  });
});

describe("what the relay says and keeps", { timeout: 30_000 }, () => {
  it("logs a failure without the address, the words or the error's message", async () => {
    const failing = createRelay({ webRoot, behindProxy: false, parts });
    failing.get("/fails", () => {
      throw new Error("the words of a person");
    });
    const answer = await failing.inject("/fails?words=of-a-person");
    expect([answer.statusCode, answer.json()]).toEqual([500, { error: "relay-failed" }]);
    expect(logged).toEqual([{ event: "request-failed", status: 500, code: "unknown" }]);
    await failing.close();
  });

  it("answers any path at all without failing, with every header, and logs nothing", async () => {
    logged.length = 0;
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        const { statusCode, headers } = await relay.inject({ url: `/${path}?${query}`, headers: NAVIGATION });
        expect(statusCode).toBeLessThan(500);
        expect(headers).toMatchObject(SECURITY_HEADERS);
      }),
    );
    expect(logged).toEqual([]);
  });

  it("never serves a file from outside the app's folder", async () => {
    const steps = ["..", "%2e%2e", ".%2e", "..%2f", "..%5c", "assets", "outside.txt", "%2foutside.txt"];
    const climbing = fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(climbing, async (path) => {
        const answer = await relay.inject({ url: `/${path.join("/")}`, headers: NAVIGATION });
        expect(answer.body).not.toContain(OUTSIDE);
      }),
    );
  });
});

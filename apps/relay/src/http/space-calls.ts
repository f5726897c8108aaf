import { err, ok } from "@attune/kernel";
import { RELAY_LIMITS } from "@attune/wire";
import type { FastifyInstance } from "fastify";
import { envelopeToBytes } from "../live/envelope-bytes.ts";
import { RateLimit, sourceOfAddress } from "../rate-limit.ts";
import type { RelayParts } from "../relay-parts.ts";
import { readId } from "../token.ts";
import { doneAnswer } from "./done-answer.ts";
import { serveCall } from "./serve-call.ts";

/** Serves the envelopes of spaces, the mailboxes, and the time. */
export function serveSpaces(relay: FastifyInstance, parts: RelayParts): void {
  const { store, clock } = parts;
  serveCall(relay, parts, { name: "time", handle: async () => ok({ time: clock.now() }) });
  serveCall(relay, parts, {
    name: "events",
    handle: async ({ session, params, query }) => {
      const space = readId(params["space"], 32);
      const after = readCount(query["after"] ?? "0");
      if (space === null || after === null) return err("malformed");
      const page = await store.readPage({ account: session.account, space, after });
      if (!page.ok) return page;
      const events = page.value.events.map(({ seq, ...parts }) => ({ seq, envelope: envelopeToBytes(parts) }));
      return ok({ space, events, newest: page.value.newest });
    },
  });
  serveMailbox(relay, parts);
}

function serveMailbox(relay: FastifyInstance, parts: RelayParts): void {
  const { store, clock, limits } = parts;
  const byAddress = new RateLimit(limits.mailbox, clock);
  const refuse = (address: string) => (byAddress.take(sourceOfAddress(address)) ? null : "too-often");
  serveCall(relay, parts, {
    name: "putMailbox",
    refuse,
    handle: async ({ body, params }) => {
      const place = readPlace(params);
      if (place === null) return err("malformed");
      const expires = clock.now() + RELAY_LIMITS.mailboxLifetimeMs;
      return doneAnswer(await store.putPart({ ...place, sealed: body.sealed, expires }, limits.mailboxParts));
    },
  });
  serveCall(relay, parts, {
    name: "getMailbox",
    refuse,
    handle: async ({ params }) => {
      const place = readPlace(params);
      if (place === null) return err("malformed");
      const sealed = await store.readPart(place, clock.now());
      return sealed === null ? err("not-found") : ok({ sealed });
    },
  });
}

function readPlace(params: Readonly<Record<string, string | undefined>>) {
  const mailbox = readId(params["id"], 16);
  const part = readCount(params["part"] ?? "");
  return mailbox === null || part === null || part >= RELAY_LIMITS.mailboxParts ? null : { mailbox, part };
}

function readCount(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

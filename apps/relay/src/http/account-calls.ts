import { err, ok } from "@attune/kernel";
import type { FastifyInstance } from "fastify";
import type { RelayParts } from "../relay-parts.ts";
import { readId } from "../token.ts";
import { doneAnswer } from "./done-answer.ts";
import { serveCall } from "./serve-call.ts";

/** Serves what an account does with what lies here for it. */
export function serveAccount(relay: FastifyInstance, parts: RelayParts): void {
  const { store, hub, clock } = parts;
  serveCall(relay, parts, {
    name: "putPassphrase",
    handle: async ({ body, session }) => doneAnswer(await store.replaceKeys({ ...body, account: session.account })),
  });
  serveCall(relay, parts, {
    name: "putVault",
    handle: async ({ body, session }) => doneAnswer(await store.replaceVault(session.account, body)),
  });
  serveCall(relay, parts, {
    name: "getVault",
    handle: async ({ session }) => {
      const kept = await store.readAccount(session.account);
      return kept === null ? err("not-found") : ok(kept);
    },
  });
  serveCall(relay, parts, {
    name: "getDevices",
    handle: async ({ session }) => ok({ devices: await store.listDevices(session.account) }),
  });
  serveCall(relay, parts, {
    name: "revokeDevice",
    handle: async ({ session, params }) => {
      const device = readId(params["device"], 32);
      if (device === null) return err("malformed");
      const revoked = await store.revokeDevice({ account: session.account, device }, clock.now());
      if (revoked.ok) hub.revoked(session.account, device);
      return doneAnswer(revoked);
    },
  });
  serveCall(relay, parts, {
    name: "deleteAccount",
    handle: async ({ session }) => {
      await store.deleteAccount(session.account);
      hub.revoked(session.account, null);
      return ok({ done: true });
    },
  });
}

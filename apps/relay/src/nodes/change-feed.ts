import { randomUUID } from "node:crypto";
import { base64UrlToBytes, bytesToBase64Url } from "@attune/wire";
import postgres from "postgres";
import * as v from "valibot";
import type { StoreChange } from "../store/store-change.ts";

/** The channel on which relays that share a database tell each other what changed. */
export const CHANNEL = "attune_relay";

/** What relays on one database tell each other. */
export interface ChangeFeed {
  /** Changes as the notices that tell them; each is short enough for PostgreSQL. */
  textsOf(changes: readonly StoreChange[]): readonly string[];
  listen(listener: (change: StoreChange) => void): void;
  close(): Promise<void>;
}

/** A notice holds less than 8,000 bytes; a change takes less than 300. */
const CHANGES_PER_NOTICE = 24;

const bytes = v.pipe(
  v.string(),
  v.transform((text) => base64UrlToBytes(text)),
  v.instance(Uint8Array),
);
const changeSchema = v.variant("type", [
  v.strictObject({ type: v.literal("appended"), space: bytes, newest: v.number() }),
  v.strictObject({ type: v.literal("rewrapped"), space: bytes, id: bytes, wrap: bytes }),
  v.strictObject({ type: v.literal("revoked"), account: bytes, device: v.nullable(bytes) }),
]);
const noticeSchema = v.strictObject({ node: v.string(), changes: v.array(changeSchema) });

/** A feed of a node of its own, which does not hear itself. */
export function createChangeFeed(url: string): ChangeFeed {
  const node = randomUUID();
  const listening = postgres(url, { max: 1, onnotice: () => undefined });
  return {
    textsOf: (changes) => {
      const texts: string[] = [];
      for (let at = 0; at < changes.length; at += CHANGES_PER_NOTICE) {
        texts.push(noticeToText(node, changes.slice(at, at + CHANGES_PER_NOTICE)));
      }
      return texts;
    },
    listen: (listener) => {
      const hear = (text: string) => {
        for (const change of readNotice(node, text)) listener(change);
      };
      void listening.listen(CHANNEL, hear, () => listener({ type: "missed" }));
    },
    close: () => listening.end({ timeout: 1 }),
  };
}

function noticeToText(node: string, changes: readonly StoreChange[]): string {
  return JSON.stringify({ node, changes }, (_key, value) =>
    value instanceof Uint8Array ? bytesToBase64Url(value) : value,
  );
}

/** What another node says; anything else on the channel is taken as something that was missed. */
function readNotice(node: string, text: string): readonly StoreChange[] {
  const notice = v.safeParse(v.pipe(v.string(), v.parseJson(), noticeSchema), text);
  if (!notice.success) return [{ type: "missed" }];
  return notice.output.node === node ? [] : notice.output.changes;
}

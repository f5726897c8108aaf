import { randomUUID } from "node:crypto";
import { base64UrlToBytes, bytesToBase64Url } from "@attune/wire";
import postgres from "postgres";
import * as v from "valibot";
import type { StoreChange } from "../store/store-change.ts";
import { type GrownSpace, GrownSpaces } from "./grown-spaces.ts";

/** The channel on which relays that share a database tell each other what changed. */
export const CHANNEL = "attune_relay";

/** What relays on one database tell each other. */
export interface ChangeFeed {
  /** Changes as the notices that tell them; each is short enough for PostgreSQL. */
  textsOf(changes: readonly StoreChange[]): readonly string[];
  /** Tells of spaces that grew by what is committed, together with others of the same moment. */
  tellGrown(spaces: readonly GrownSpace[]): void;
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
const changesSchema = v.pipe(v.string(), v.parseJson(), v.array(changeSchema));

/** How often a node says that it is there, to hear whether it hears. */
const BEAT_MS = 2_000;
/** After how long without a beat of its own a node listens anew, and takes another one's silence for its end. */
const DEAF_AFTER_MS = 7_000;

/**
 * A feed of a node of its own, which takes no change from itself. `notify` sends notices. Spaces that grew are told
 * behind their commit and not inside of it, because PostgreSQL lets commits that notify pass one at a time; what a node
 * did not tell any more before it ended is found by the others when they miss its beat.
 */
export function createChangeFeed(url: string, notify: (texts: readonly string[]) => Promise<unknown>): ChangeFeed {
  const node = randomUUID();
  const grown = new GrownSpaces((changes) => notify(textsOf(changes)));
  const textsOf = (changes: readonly StoreChange[]) => {
    const texts: string[] = [];
    for (let at = 0; at < changes.length; at += CHANGES_PER_NOTICE) {
      texts.push(noticeToText(node, changes.slice(at, at + CHANGES_PER_NOTICE)));
    }
    return texts;
  };
  let listening: Listening | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    textsOf,
    tellGrown: (spaces) => grown.tell(spaces),
    listen: (listener) => {
      listening = new Listening(url, node, listener);
      timer = setInterval(() => {
        if (listening?.isDeaf === true) listening = listening.anew();
        else listening?.checkOthers();
        notify([noticeToText(node, [])]).catch(() => undefined);
      }, BEAT_MS);
    },
    close: async () => {
      clearInterval(timer);
      await grown.flush();
      await listening?.end();
    },
  };
}

/** One connection that listens. Its driver comes back by itself as a rule; a beat that is not heard shows when not. */
class Listening {
  readonly #url: string;
  readonly #node: string;
  readonly #listener: (change: StoreChange) => void;
  readonly #sql: postgres.Sql;
  readonly #others = new Map<string, number>();
  #heardAt = performance.now();

  constructor(url: string, node: string, listener: (change: StoreChange) => void) {
    this.#url = url;
    this.#node = node;
    this.#listener = listener;
    this.#sql = postgres(url, { max: 1, onnotice: () => undefined });
    const hear = (text: string) => this.#hear(text);
    this.#sql.listen(CHANNEL, hear, () => listener({ type: "missed" })).catch(() => undefined);
  }

  get isDeaf(): boolean {
    return performance.now() - this.#heardAt > DEAF_AFTER_MS;
  }

  /** What a node did that is not heard any more may not have been told. */
  checkOthers(): void {
    const now = performance.now();
    for (const [other, heardAt] of this.#others) {
      if (now - heardAt < DEAF_AFTER_MS) continue;
      this.#others.delete(other);
      this.#listener(MISSED);
    }
  }

  anew(): Listening {
    this.end().catch(() => undefined);
    return new Listening(this.#url, this.#node, this.#listener);
  }

  end(): Promise<void> {
    return this.#sql.end({ timeout: 1 });
  }

  #hear(text: string): void {
    if (text.startsWith(this.#node)) {
      this.#heardAt = performance.now();
      return;
    }
    const notice = readNotice(text);
    if (notice !== null) this.#others.set(notice.node, performance.now());
    for (const change of notice?.changes ?? [MISSED]) this.#listener(change);
  }
}

const MISSED: StoreChange = { type: "missed" };

function noticeToText(node: string, changes: readonly StoreChange[]): string {
  const told = JSON.stringify(changes, (_key, value) =>
    value instanceof Uint8Array ? bytesToBase64Url(value) : value,
  );
  return `${node} ${told}`;
}

/** What a node says; null for anything else on the channel, behind which something may have been missed. */
function readNotice(text: string): { readonly node: string; readonly changes: readonly StoreChange[] } | null {
  const [node = "", told] = text.split(" ", 2);
  const changes = v.safeParse(changesSchema, told);
  return changes.success ? { node, changes: changes.output } : null;
}

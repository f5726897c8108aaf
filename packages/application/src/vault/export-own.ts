import { err, ok, type Result } from "@attune/kernel";
import { isJsonValue, type JsonValue, type RecordedEvent, type StorageError } from "@attune/sync";
import { bytesToBase64Url } from "@attune/wire";
import * as v from "valibot";
import { recordToCoupleEvent } from "../couple-event.ts";
import type { Inside } from "./inside.ts";
import { coupleIn, MINE } from "./inside.ts";
import { LOCKED } from "./vault-core.ts";

/** A file of one's own, of version 1: every event with who may read it. Described in docs/spaces.md. */
export interface OwnFile {
  readonly json: string;
  readonly markdown: string;
}

const fileSchema = v.object({
  attune: v.literal(1),
  events: v.array(
    v.object({
      id: v.pipe(v.string(), v.nonEmpty()),
      at: v.pipe(v.number(), v.finite()),
      space: v.picklist(["mine", "ours"]),
      type: v.pipe(v.string(), v.nonEmpty()),
      own: v.boolean(),
      body: v.custom<JsonValue>(isJsonValue),
    }),
  ),
});

/**
 * What one may take along: everything in one's own space, and of what both share what one wrote oneself. The
 * partner's words are theirs to take.
 */
export function exportOwn({ log, account }: Inside): OwnFile {
  const self = bytesToBase64Url(account.vault.account);
  const events = log.known().events.filter((event) => event.author === self && !isReadLetter(event));
  const file = {
    attune: 1,
    events: events.map(({ id, recordedAt, space, type, body }) => {
      return { id, at: recordedAt, space: space.kind === "mine" ? "mine" : "ours", type, own: true, body };
    }),
  };
  return {
    json: `${JSON.stringify(file, null, 1)}\n`,
    markdown: toMarkdown(events, coupleIn(log, account.vault.account)),
  };
}

/** Brings back what is one's own out of a file; what is there already is left as it is. */
export async function importOwn(
  { log }: Inside,
  json: string,
): Promise<Result<{ readonly events: number }, { readonly type: "file-not-understood" } | StorageError>> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), json);
  if (!parsed.success) return err({ type: "file-not-understood" });
  const known = new Set(log.known().events.map(({ id }) => id));
  const fresh = parsed.output.events.filter(({ id, space }) => space === "mine" && !known.has(id));
  const events = fresh.map(({ id, at, type, body }) => ({ id, recordedAt: at, space: MINE, type, body }));
  const recorded = await log.appendAgain(events);
  if (recorded.ok) return ok({ events: recorded.value.length });
  return err(LOCKED);
}

/** What someone keeps of a letter that they opened: the words are their partner's. */
function isReadLetter(record: RecordedEvent): boolean {
  const event = recordToCoupleEvent(record);
  return event?.type === "own-letter" && event.event.type === "letter-opened";
}

function toMarkdown(events: readonly RecordedEvent[], { names, side }: ReturnType<typeof coupleIn>): string {
  const you = (side && names?.[side]) ?? "Me";
  const lines = events.flatMap((record) => {
    const words = wordsIn(record);
    if (words === null) return [];
    const day = new Date(record.recordedAt).toISOString().slice(0, 16).replace("T", " ");
    const where = record.space.kind === "mine" ? "for myself" : "given";
    return [`## ${day} · ${where}`, "", ...words.split("\n").map((line) => `> ${line}`), ""];
  });
  return [`# What ${you} wrote`, "", "Times are in UTC.", "", ...lines].join("\n");
}

/** What someone wrote in this event, or null where it holds no words. */
function wordsIn(record: RecordedEvent): string | null {
  const event = recordToCoupleEvent(record);
  if (event?.type === "moment-saved") return event.moment.text;
  if (event?.type === "letter") return event.event.type === "letter-given" ? event.event.text : null;
  if (event?.type === "own-letter") return event.event.type === "letter-set-aside" ? event.event.text : null;
  if (event?.type !== "room-event") return null;
  if ("text" in event.event) return event.event.text;
  return event.event.type === "not-yet" ? (event.event.correction?.text ?? null) : null;
}

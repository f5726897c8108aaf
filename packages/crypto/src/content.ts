import { err, ok, type Result } from "@attune/kernel";
import { bytesOf, countSchema, decodeCbor, encodeCbor } from "@attune/wire";
import * as v from "valibot";

/** What an envelope of kind content says. */
export interface Content {
  /** The id of the event, our own; well-formed text. */
  readonly id: string;
  readonly type: string;
  /** Milliseconds since 1970, whole. */
  readonly at: number;
  /** In a space of kind `mine`: `eventName` of the event of `ours` that stood last when this was written. */
  readonly after: Uint8Array | null;
  /** Any JSON value. It travels as JSON text, so that whatever was typed comes back as it was. */
  readonly body: unknown;
}

/** Bytes that were sealed by a member and are no content of this version. */
export interface ContentMalformed {
  readonly type: "content-malformed";
}

const contentSchema = v.strictObject({
  id: v.string(),
  type: v.string(),
  at: countSchema,
  after: v.nullable(bytesOf(32)),
  body: v.pipe(v.string(), v.parseJson()),
});

/** The bytes that are sealed. */
export function encodeContent({ id, type, at, after, body }: Content): Uint8Array {
  return encodeCbor({ id, type, at, after, body: JSON.stringify(body) });
}

/** Reads opened content. */
export function decodeContent(bytes: Uint8Array): Result<Content, ContentMalformed> {
  const decoded = decodeCbor(bytes);
  const parsed = decoded.ok ? v.safeParse(contentSchema, decoded.value) : null;
  return parsed?.success ? ok(parsed.output) : err({ type: "content-malformed" });
}

import { err, ok, type Result } from "@attune/kernel";
import {
  bytesToBase64Url,
  type CborValue,
  decodeMessage,
  encodeCbor,
  RELAY_CALLS,
  type RelayCallName,
  type RelayRefusal,
  refusedAnswer,
} from "@attune/wire";
import type * as v from "valibot";

/** A call that came to nothing: the relay was not reached, refused, or answered with what no relay of ours says. */
export type RelayCallError =
  | { readonly type: "relay-unreachable" }
  | { readonly type: "relay-refused"; readonly reason: RelayRefusal }
  | { readonly type: "relay-not-understood" };

type Request<Name extends RelayCallName> = (typeof RELAY_CALLS)[Name]["request"] extends v.GenericSchema
  ? v.InferOutput<(typeof RELAY_CALLS)[Name]["request"]>
  : null;

type Answer<Name extends RelayCallName> = v.InferOutput<(typeof RELAY_CALLS)[Name]["answer"]>;

/** What goes with a call besides its body. Segments of the address are bytes, or the number of a part. */
export interface RelayCallTerms {
  readonly segments?: Readonly<Record<string, Uint8Array | number>>;
  readonly token?: Uint8Array;
  readonly after?: number;
}

/** Calls the relay over HTTP. */
export type RelayCaller = <Name extends RelayCallName>(
  name: Name,
  request: Request<Name>,
  terms?: RelayCallTerms,
) => Promise<Result<Answer<Name>, RelayCallError>>;

/** The platform's `fetch`, as far as it is used here. */
export type Ask = (
  address: string,
  terms: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array<ArrayBuffer> | null;
    readonly credentials: "omit";
    readonly cache: "no-store";
    readonly referrerPolicy: "no-referrer";
    /** Milliseconds after which it is to fail, if nothing came. */
    readonly patience: number;
  },
) => Promise<{ readonly status: number; arrayBuffer(): Promise<ArrayBuffer> }>;

/** After how long a call counts as not having reached the relay: a network may swallow it without a word. */
const PATIENCE_MS = 30_000;

/** `origin`: where the relay is, such as `https://relay.example`. */
export function createRelayCaller(origin: string, ask: Ask): RelayCaller {
  return async (name, request, terms = {}) => {
    const { method, path, answer } = RELAY_CALLS[name];
    const response = await reach(() =>
      ask(origin + addressOf(path, terms), {
        method,
        headers: headersOf(terms),
        body: request === null ? null : (encodeCbor(request as CborValue) as Uint8Array<ArrayBuffer>),
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        patience: PATIENCE_MS,
      }),
    );
    if (response === null) return err({ type: "relay-unreachable" });
    if (!response.status.toString().startsWith("2")) return err(refusalIn(response));
    const read = decodeMessage(answer as v.GenericSchema<unknown, Answer<typeof name>>, response.bytes);
    return read.ok ? ok(read.value) : err({ type: "relay-not-understood" });
  };
}

interface Response {
  readonly status: number;
  readonly bytes: Uint8Array;
}

/** Fetch throws for every kind of network trouble. */
async function reach(asked: () => ReturnType<Ask>): Promise<Response | null> {
  try {
    const response = await asked();
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch {
    return null;
  }
}

function refusalIn({ bytes, status }: Response): RelayCallError {
  const read = decodeMessage(refusedAnswer, bytes);
  if (read.ok) return { type: "relay-refused", reason: read.value.refused };
  // A proxy in front of a relay that is down answers for itself.
  return { type: status >= 500 ? "relay-unreachable" : "relay-not-understood" };
}

function addressOf(path: string, { segments = {}, after }: RelayCallTerms): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const segment = segments[name];
    return typeof segment === "number" ? String(segment) : bytesToBase64Url(segment ?? new Uint8Array());
  });
  return after === undefined ? filled : `${filled}?after=${after}`;
}

function headersOf({ token }: RelayCallTerms): Record<string, string> {
  const type = { "content-type": "application/cbor" };
  return token === undefined ? type : { ...type, authorization: `Bearer ${bytesToBase64Url(token)}` };
}

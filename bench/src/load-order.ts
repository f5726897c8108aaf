/** What a load generator is told to do, one after the other. */
export type LoadOrder =
  /** Connects these pairs of sockets; for a relay also signs them in and opens a space for each pair. */
  | { readonly type: "connect"; readonly kind: LoadKind; readonly addresses: readonly string[]; readonly pairs: number }
  /** Every socket sends the next when the last was answered. */
  | { readonly type: "closed"; readonly seconds: number }
  /** So many a second, whatever the answers. */
  | { readonly type: "open"; readonly seconds: number; readonly perSecond: number }
  /** Reads everything anew and compares it with what was acknowledged. */
  | { readonly type: "compare" }
  /** Opens so many sockets that say nothing. */
  | { readonly type: "idle"; readonly address: string; readonly sockets: number };

export type LoadKind = "echo" | "relay";

/** What came of it. Times are in milliseconds. */
export interface LoadReport {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Refusals, by their reason. */
  readonly refused: number;
  /** Sockets that had to be opened anew. */
  readonly reconnected: number;
  readonly envelopeBytes: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly gaps: number;
}

export const NOTHING_YET: LoadReport = {
  perSecond: 0,
  p50: 0,
  p99: 0,
  refused: 0,
  reconnected: 0,
  envelopeBytes: 0,
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  gaps: 0,
};

import type { LiveAnswer, LiveRequest } from "@attune/wire";

/** Opens connections to a relay over which whole messages go, in order. */
export interface RelayLink {
  open(hear: RelayHearing): RelayConnection;
}

/** What comes out of a connection. Nothing follows `closed`, which comes once whoever closed it. */
export interface RelayHearing {
  opened(): void;
  said(answer: LiveAnswer): void;
  closed(): void;
}

/** A connection that is open, or opening. */
export interface RelayConnection {
  send(request: LiveRequest): void;
  close(): void;
}

/** The browser's `WebSocket`, as far as it is used here. */
export interface SocketLike {
  binaryType: string;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  send(bytes: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

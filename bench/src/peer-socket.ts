/** Hears what happens on a socket to a peer. Times are `performance.now()`. */
export interface PeerHearing {
  /** The peer acknowledged what was sent under this ref. */
  answered(socket: PeerSocket, ref: number, at: number): void;
  /** What was sent under this ref reached the partner. */
  told(ref: number, at: number): void;
}

/** One of a pair that writes to the other through a peer. */
export interface PeerSocket {
  /** Makes ready to send so many. */
  prepare(count: number): Promise<void>;
  send(ref: number): void;
}

/** Where a pair meets, and who hears of it. */
export interface PeerTerms {
  readonly packages: string;
  readonly address: string;
  readonly hearing: PeerHearing;
}

/** Two sockets that are connected and watch what they share. */
export type PeerPair = readonly [PeerSocket, PeerSocket];

/** Bytes of one message as it goes over the socket: those of an append of the shortest words. */
export const MESSAGE_BYTES = 874;

import type { LoadOrder, LoadReport } from "./load-order.ts";
import type { PeerName } from "./peer-packages.ts";

/** What a generator for a peer is told; what it answers is the report of any other load. */
export type PeerOrder =
  /** Opens these pairs through the peer's own client. */
  | {
      readonly type: "open-pairs";
      readonly peer: PeerName;
      readonly packages: string;
      readonly address: string;
      readonly pairs: number;
    }
  /** Makes ready to send so many, where that takes work that a relay is not to be measured by. */
  | { readonly type: "prepare"; readonly messages: number }
  | LoopOrder;

/** What every generator of load understands. */
export type LoopOrder = Extract<LoadOrder, { readonly type: "closed" | "open" }>;

export type PeerReport = Pick<LoadReport, "perSecond" | "p50" | "p99" | "acknowledged">;

import type { Instant } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import type { MirrorCause } from "./room-context.ts";

/** What the application does because of a step, as data. */
export type RoomEffect =
  /** Words reached the partner: their draft may go. */
  | { readonly type: "words-crossed"; readonly side: Side }
  /** A line for the couple's story. */
  | { readonly type: "moment-saved"; readonly side: Side }
  | { readonly type: "facilitator-takes-floor"; readonly cause: MirrorCause }
  | { readonly type: "help-rises"; readonly level: FacilitationLevel }
  | { readonly type: "return-promised"; readonly returnAt: Instant }
  | { readonly type: "room-ended"; readonly closed: boolean };

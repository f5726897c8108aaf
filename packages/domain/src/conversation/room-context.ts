import type { Side } from "../cycle/index.ts";
import type { Arrival } from "./arrival.ts";
import type { Depth } from "./depth.ts";
import type { CrossedWords, Exchange } from "./exchange.ts";
import { type FacilitationLevel, FIRST_HELP, type Help } from "./facilitation.ts";
import type { Pause } from "./pause.ts";
import type { Rating, ReplyKind } from "./room-event.ts";
import { EMPTY_TALLY, type Tally } from "./tally.ts";

/** Words that have been offered and have not crossed. They belong to their author alone. */
export interface PendingWords extends CrossedWords {
  /** Set for a reply. */
  readonly kind: ReplyKind | null;
}

/** How a partner leaves the Room, in private. */
export interface CheckOut {
  readonly arousal: Rating;
  readonly closeness: Rating;
}

/** Why the facilitator holds the floor. */
export type MirrorCause = "not-yet" | "cycle-run";

type BySide<Value> = Readonly<Record<Side, Value>>;

/** Everything the Room knows besides its step. Plain data: the fold of the recorded events and nothing else. */
export interface RoomContext {
  /** The help this Room was opened with. */
  readonly help: Help;
  /** The help it gives now. */
  readonly level: FacilitationLevel;
  readonly floor: Side | null;
  readonly exchanges: readonly Exchange[];
  /** Cycle exchanges in a row, 0 to 3, and all of them. */
  readonly cycleRun: number;
  readonly cycleExchanges: number;
  /** The next message is to be a smaller sentence. */
  readonly smaller: boolean;
  readonly mirror: { readonly cause: MirrorCause; readonly readBy: readonly Side[] } | null;
  readonly pause: Pause | null;
  /** One line each on what was new; an empty line was left out. */
  readonly newness: BySide<string | null>;
  /** Private to each partner. */
  readonly arrival: BySide<Arrival | null>;
  readonly pending: BySide<PendingWords | null>;
  readonly depth: BySide<Depth>;
  readonly tally: BySide<Tally>;
  readonly checkOut: BySide<CheckOut | null>;
}

export const EMPTY_ROOM: RoomContext = {
  help: FIRST_HELP,
  level: FIRST_HELP.level,
  floor: null,
  exchanges: [],
  cycleRun: 0,
  cycleExchanges: 0,
  smaller: false,
  mirror: null,
  pause: null,
  newness: { A: null, B: null },
  arrival: { A: null, B: null },
  pending: { A: null, B: null },
  depth: { A: "calm", B: "calm" },
  tally: { A: EMPTY_TALLY, B: EMPTY_TALLY },
  checkOut: { A: null, B: null },
};

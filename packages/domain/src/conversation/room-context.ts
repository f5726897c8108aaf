import type { Side } from "../cycle/index.ts";
import type { CrossedWords, Exchange } from "./exchange.ts";
import { type FacilitationLevel, FIRST_HELP, type Help } from "./facilitation.ts";
import type { Pause } from "./pause.ts";
import { type CrossedTally, NOTHING_CROSSED } from "./tally.ts";

/** Why the facilitator holds the floor. */
export type MirrorCause = "not-yet" | "cycle-run";

type BySide<Value> = Readonly<Record<Side, Value>>;

/** Everything that the two share of the Room besides its step. Plain data: the fold of the shared events and nothing else. */
export interface RoomContext {
  /** The help this Room was opened with. */
  readonly help: Help;
  /** The help it gives now. */
  readonly level: FacilitationLevel;
  readonly floor: Side | null;
  /** The speaker's message, until the listener is ready for it. */
  readonly waiting: CrossedWords | null;
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
  /** Whether each can talk now; null for someone who has not checked in. Shown to nobody. */
  readonly green: BySide<boolean | null>;
  readonly parted: readonly Side[];
  readonly tally: BySide<CrossedTally>;
}

export const EMPTY_ROOM: RoomContext = {
  help: FIRST_HELP,
  level: FIRST_HELP.level,
  floor: null,
  waiting: null,
  exchanges: [],
  cycleRun: 0,
  cycleExchanges: 0,
  smaller: false,
  mirror: null,
  pause: null,
  newness: { A: null, B: null },
  green: { A: null, B: null },
  parted: [],
  tally: { A: NOTHING_CROSSED, B: NOTHING_CROSSED },
};

import type { RoomSnapshot } from "./apply-shared-event.ts";
import { type Help, helpAfter } from "./facilitation.ts";
import { stageOf } from "./room-stage.ts";

/** What a Room leaves behind. */
export interface RoomEnd {
  /** Closed together; otherwise someone left, or nobody came back. */
  readonly closed: boolean;
  /** The help that the next Room is opened with. */
  readonly help: Help;
}

/** The end of a Room that goes no further than this. */
export function endOf(shared: RoomSnapshot): RoomEnd {
  const { help, level, cycleExchanges } = shared.context;
  const closed = stageOf(shared) === "closed";
  return { closed, help: helpAfter(help, { level, closed, clean: cycleExchanges === 0 }) };
}

import { otherSide, SIDES, type Side } from "../cycle/index.ts";
import type { RoomSnapshot } from "./apply-shared-event.ts";

/** Where the Room is. Both know it, and whether words are held is not part of it. */
export type RoomStage =
  | "unopened"
  | "arriving"
  | "choosing"
  | "speaking"
  | "crossing"
  | "replying"
  | "landing"
  | "landed"
  | "mirroring"
  | "integrating"
  | "closing"
  | "closed"
  | "paused"
  | "left";

/** Where the Room is, in one word. */
export function stageOf({ value }: RoomSnapshot): RoomStage {
  return typeof value === "string" ? value : value.live;
}

/** Who can take the next step. On one device this says when the device changes hands. */
export function awaitedSides(shared: RoomSnapshot): readonly Side[] {
  const { floor } = shared.context;
  switch (stageOf(shared)) {
    case "speaking":
    case "landing":
    case "landed":
      return SIDES.filter((side) => side === floor);
    case "crossing":
    case "replying":
      return SIDES.filter((side) => otherSide(side) === floor);
    default:
      return SIDES.filter((side) => !isDone(shared, side));
  }
}

/** Whether this partner's part of a shared step is done. */
export function isDone(shared: RoomSnapshot, side: Side): boolean {
  const { green, mirror, newness, parted } = shared.context;
  switch (stageOf(shared)) {
    case "arriving":
    case "paused":
      return green[side] !== null;
    case "mirroring":
      return mirror?.readBy.includes(side) === true;
    case "integrating":
      return newness[side] !== null;
    case "closing":
      return parted.includes(side);
    case "closed":
    case "left":
      return true;
    default:
      return false;
  }
}

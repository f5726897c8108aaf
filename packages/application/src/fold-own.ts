import { offersHelp } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import { EMPTY_PICTURE, foldPicture, type Picture } from "@attune/domain/instruments";
import { foldSafety, isStop, NOTHING_SAID, type SafetyRecord } from "@attune/domain/safety";
import type { Instant } from "@attune/kernel";
import type { RecordedEvent } from "@attune/sync";
import type { CoupleEvent } from "./couple-event.ts";
import { INSIDE } from "./fold-letters.ts";

/** What one person has alone, beside the Room and letters. */
export interface OwnPart {
  readonly safety: SafetyRecord;
  /** When a conversation did not begin because they were too stirred up or not clear-headed. */
  readonly stops: readonly Instant[];
  /** When words of theirs last carried a sign about safety; null if they never did. */
  readonly signAt: Instant | null;
  readonly picture: Picture;
}

/** By the owner of the space. Behind locks there is one, who is inside, whatever their side is. */
export type KnownOwn = Readonly<Record<string, OwnPart>>;

export const NOTHING_OWN: OwnPart = { safety: NOTHING_SAID, stops: [], signAt: null, picture: EMPTY_PICTURE };

/** Takes what one more record says for its owner alone; anything else leaves everything as it is. */
export function foldOwn(known: KnownOwn, { space }: Pick<RecordedEvent, "space">, event: CoupleEvent): KnownOwn {
  if (space.kind !== "mine") return known;
  const before = known[space.owner] ?? NOTHING_OWN;
  const after = withEvent(before, event);
  return after === before ? known : { ...known, [space.owner]: after };
}

/** What one partner has alone. */
export function ownOf(known: KnownOwn, side: Side): OwnPart {
  return known[INSIDE] ?? known[side] ?? NOTHING_OWN;
}

function withEvent(own: OwnPart, event: CoupleEvent): OwnPart {
  if (event.type === "safety") return { ...own, safety: foldSafety(own.safety, event.event) };
  if (event.type === "picture") return { ...own, picture: foldPicture(own.picture, event.event) };
  if (event.type !== "room-event") return own;
  const inRoom = event.event;
  if (inRoom.type === "arrival-checked" && isStop(inRoom)) return { ...own, stops: [...own.stops, inRoom.at] };
  return inRoom.type === "words-offered" && offersHelp(inRoom.reading) ? { ...own, signAt: inRoom.at } : own;
}

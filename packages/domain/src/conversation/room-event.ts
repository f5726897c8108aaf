import type { Instant } from "@attune/kernel";
import type { Reading, Side } from "../cycle/index.ts";
import type { Help } from "./facilitation.ts";

/** Self-rated arousal or closeness, a whole number from 0 to 10. */
export type Rating = number;

/** What a listener may give back; anything else waits for their own turn. */
export type ReplyKind = "reflect" | "validate" | "comfort" | "curious";

export const REPLY_KINDS = ["reflect", "validate", "comfort", "curious"] as const satisfies readonly ReplyKind[];

/** How the Room is held. Letters and the therapist's seat join this list when they are built. */
export type RoomFormat = "live";

/** Words someone wants to let cross, with how they were read on the device. */
interface Offer {
  readonly side: Side;
  readonly text: string;
  readonly reading: Reading;
}

interface BySide {
  readonly side: Side;
}

/** A promise given with a pause, as ids of prepared lines and places, so that no free words cross in the heat. */
export interface PausePromise {
  readonly line: string;
  readonly place: string;
}

interface Bodies {
  /** Someone opened the Room, with the level of help that the conversations before have earned. */
  "room-opened": BySide & { readonly format: RoomFormat; readonly help: Help };
  /** Private: whether this partner wants to talk now, how stirred up they are, and whether they are clear-headed. */
  "arrival-checked": BySide & { readonly willing: boolean; readonly arousal: Rating; readonly clearHeaded: boolean };
  "floor-taken": BySide;
  /** The speaker's message; in `integrating`, one line on what was new. */
  "words-offered": Offer;
  "reply-offered": Offer & { readonly kind: ReplyKind };
  /** The author takes words back that have not crossed. */
  "words-withdrawn": BySide;
  /** The author says of held words: this is not that. */
  "words-released": BySide;
  "listener-ready": BySide;
  landed: BySide;
  /** The speaker does not feel heard yet, with a correction in their own words or none. */
  "not-yet": BySide & { readonly correction: Omit<Offer, "side"> | null };
  /** This partner has read the Room's mirror. */
  "mirror-read": BySide;
  /** The speaker goes on after being heard. */
  "floor-kept": BySide;
  "floor-passed": BySide;
  "close-begun": BySide;
  "newness-skipped": BySide;
  /** Private: how this partner leaves the Room. */
  "checked-out": BySide & { readonly arousal: Rating; readonly closeness: Rating };
  "pause-called": BySide & { readonly returnAt: Instant; readonly promise: PausePromise | null };
  "return-moved": BySide & { readonly returnAt: Instant };
  /** Someone leaves for good. No reason is asked for, kept or shown. */
  "room-left": BySide;
}

export type RoomEventType = keyof Bodies;

/** Everything that can happen in the Room, as recorded. Time comes with the event; the machine has no clock. */
export type RoomEvent = {
  [Type in RoomEventType]: { readonly type: Type; readonly at: Instant } & Bodies[Type];
}[RoomEventType];

/** One kind of room event. */
export type RoomEventOf<Type extends RoomEventType> = Extract<RoomEvent, { readonly type: Type }>;

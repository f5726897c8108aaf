import type { Instant } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { Help } from "./facilitation.ts";
import type { Heard } from "./heard.ts";

/** What a listener may give back; anything else waits for their own turn. */
export type ReplyKind = "reflect" | "validate" | "comfort" | "curious";

export const REPLY_KINDS = ["reflect", "validate", "comfort", "curious"] as const satisfies readonly ReplyKind[];

/** How the Room is held. The therapist's seat joins this list when it is built. */
export type RoomFormat = "live";

/** Words that their author lets cross, with what the couple's rules need to know of them. */
interface GivenWords {
  readonly text: string;
  readonly heard: Heard;
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
  /** This partner has checked in, and can talk now or not. */
  arrived: BySide & { readonly green: boolean };
  "floor-taken": BySide;
  /** The speaker's message waits for the listener to be ready. */
  "words-given": BySide & GivenWords;
  /** The speaker takes back a message for which the listener was not ready yet. */
  "words-taken-back": BySide;
  "listener-ready": BySide;
  "reply-given": BySide & GivenWords & { readonly kind: ReplyKind };
  landed: BySide;
  /** The speaker does not feel heard yet, with a correction in their own words or none. */
  "not-yet": BySide & { readonly correction: GivenWords | null };
  /** This partner has read the Room's mirror. */
  "mirror-read": BySide;
  /** The speaker goes on after being heard. */
  "floor-kept": BySide;
  "floor-passed": BySide;
  "close-begun": BySide;
  /** One line on what was new. */
  "newness-named": BySide & { readonly text: string };
  "newness-skipped": BySide;
  /** This partner has checked out. */
  parted: BySide;
  "pause-called": BySide & { readonly returnAt: Instant; readonly promise: PausePromise | null };
  "return-moved": BySide & { readonly returnAt: Instant };
  /** Someone leaves for good. No reason is asked for, kept or shown. */
  "room-left": BySide;
}

export type SharedEventType = keyof Bodies;

/**
 * What happens in the Room for both, as recorded in the couple's space: every device has the same. Time comes with the
 * event; the machine has no clock.
 */
export type SharedEvent = {
  [Type in SharedEventType]: { readonly type: Type; readonly at: Instant } & Bodies[Type];
}[SharedEventType];

/** One kind of shared event. */
export type SharedEventOf<Type extends SharedEventType> = Extract<SharedEvent, { readonly type: Type }>;

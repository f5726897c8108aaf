import type { Instant } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { Arrival, Rating } from "./arrival.ts";
import type { ReadWords } from "./heard.ts";
import type { ReplyKind } from "./shared-event.ts";

/** How a partner leaves the Room, in private. */
export interface CheckOut {
  readonly arousal: Rating;
  readonly closeness: Rating;
}

/** What words are meant as: the speaker's message, a correction, one line on what was new, or one kind of reply. */
export type OfferedAs = "message" | "correction" | "newness" | ReplyKind;

/** Words someone wants to let cross, with how they were read on the device. */
export interface OfferedWords extends ReadWords {
  readonly text: string;
  readonly as: OfferedAs;
}

interface BySide {
  readonly side: Side;
}

interface Bodies {
  /** Whether this partner wants to talk now, how stirred up they are, and whether they are clear-headed. */
  "arrival-checked": BySide & Arrival;
  "words-offered": BySide & OfferedWords;
  /** The author takes back words that were held. */
  "words-withdrawn": BySide;
  /** The author says of held words: this is not that. */
  "words-released": BySide;
  "checked-out": BySide & CheckOut;
}

export type OwnEventType = keyof Bodies;

/** What happens in the Room for one partner alone, as recorded in their own space. The other's device never has it. */
export type OwnEvent = {
  [Type in OwnEventType]: { readonly type: Type; readonly at: Instant } & Bodies[Type];
}[OwnEventType];

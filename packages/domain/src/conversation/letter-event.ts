import type { Instant } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import type { Heard } from "./heard.ts";

/** Names a letter; opaque, and the same on every device. */
export type LetterId = string;

/** Whether the one whose letter was answered feels heard by the answer. */
export type AnswerMark = "landed" | "not-yet";

interface OfLetter {
  readonly letterId: LetterId;
}

interface BySide extends OfLetter {
  readonly side: Side;
}

interface SharedBodies {
  /** A letter that the other may open when they are ready; `answers` names one of the other's that it replies to. */
  "letter-given": BySide & {
    readonly text: string;
    readonly heard: Heard;
    readonly answers: LetterId | null;
  };
  /** Its author took it back. Whoever had opened it keeps what they read. */
  "letter-taken-back": BySide;
  /** The one whose letter was answered says of the answer whether it landed; nothing else is said to it. */
  "answer-marked": BySide & { readonly mark: AnswerMark };
}

interface OwnBodies {
  /** Words that their author keeps for now: to sleep on until a moment, or for themselves where there is none. */
  "letter-set-aside": OfLetter & {
    readonly text: string;
    readonly answers: LetterId | null;
    readonly until: Instant | null;
  };
  /** The reader opened it. They keep what they read, so that it stays theirs when it is taken back. */
  "letter-opened": OfLetter & {
    readonly text: string;
    readonly givenAt: Instant;
    readonly answers: LetterId | null;
    readonly vulnerable: boolean;
  };
}

type Event<Bodies> = {
  [Type in keyof Bodies]: { readonly type: Type; readonly at: Instant } & Bodies[Type];
}[keyof Bodies];

/** What both have of letters, as recorded in the couple's space. */
export type SharedLetterEvent = Event<SharedBodies>;

/**
 * What one partner has alone, as recorded in their own space. It names no side: that space is its owner's, also before
 * anyone knows who they are in a couple.
 */
export type OwnLetterEvent = Event<OwnBodies>;

/** One kind of shared letter event. */
export type SharedLetterEventOf<Type extends keyof SharedBodies> = Extract<SharedLetterEvent, { readonly type: Type }>;

/** One kind of a partner's own letter events. */
export type OwnLetterEventOf<Type extends keyof OwnBodies> = Extract<OwnLetterEvent, { readonly type: Type }>;

import type { Leaning, Opening, ReplyKind } from "@attune/domain/conversation";
import type { CycleMove } from "@attune/domain/cycle";

/** Words for two depths: hot is at most twelve words, calm goes all the way. `{partner}` and `{you}` are names. */
export interface Depths {
  readonly hot: string;
  readonly calm: string;
}

/** What the Room says about one cycle move in someone's own words, to its author alone. */
export interface MoveWords {
  /** How it may land, shown when words are held. */
  readonly held: Depths;
  /** Why, for whoever asks. */
  readonly why: string;
  /** One optional remark when the message crosses all the same. */
  readonly thought: string;
}

/** One rung of the way down: from what happened to what I ask for. "I don't know yet" is always on offer beside it. */
export interface Rung {
  readonly id: "trigger" | "story" | "feeling" | "fear" | "need" | "request";
  readonly label: string;
  /** For someone who leans toward: one question, deep rather than many. */
  readonly question: string;
  /** For someone who leans away: a sentence to finish, and a few choices. */
  readonly stem: string;
  readonly choices: readonly string[];
}

/**
 * One slot of a script: `stem`, its owner's own words, `after`. Any slot may stay empty, and nothing is ever
 * filled in for anyone.
 */
export interface ScriptSlot {
  readonly id: "cue" | "inside" | "meaning" | "fear" | "move" | "received" | "need" | "request";
  readonly stem: string;
  /** What follows the words; empty where nothing does. */
  readonly after: string;
  /** What its owner may look for. */
  readonly question: string;
}

/** A way on for someone who cannot find words. */
export interface StuckDoor {
  readonly id: "do-not-want-to" | "cannot-reach-it" | "do-not-know" | "will-make-it-worse" | "do-not-know-how-to-give";
  readonly title: string;
  readonly opening: string;
  readonly steps: readonly string[];
  readonly stem: string;
}

/** One of the four beats of comfort. Source: docs/sources.md, "Comfort". */
export interface Beat {
  readonly id: "hear" | "here" | "allow" | "see";
  readonly label: string;
  readonly line: Depths;
  /** Ways to give it, by the kind of reply that each of them is. */
  readonly stems: readonly { readonly kind: ReplyKind; readonly stem: string }[];
}

/** What a listener may give back, with beginnings that end open; when hot, the first of them is enough. */
export interface ReplyWords {
  readonly label: string;
  readonly hint: string;
  /** The hint when hot. */
  readonly hot: string;
  readonly stems: readonly string[];
}

export type ReplyRemarkId = "fixes" | "defends" | "dismisses" | "reassures-away";

/** How a reply meets something vulnerable. */
export type MeetingId = "reflects" | "validates" | "comforts";

/** What a listener is told about a reply that may pass the speaker by. */
export interface RemarkWords {
  readonly remark: Depths;
  /** Why, for whoever asks. */
  readonly why: string;
  /** A way on. */
  readonly stem: string;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What the facilitator says when it holds the floor. Both read it, so it has one depth: depth is private. */
export interface MirrorWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly next: string;
}

/** One step of the example conversation. */
export interface ExampleStep {
  readonly id: string;
  readonly by: "A" | "B" | "room";
  readonly does: "writes" | "gives" | "replies" | "says-landed" | "says-not-yet" | "keeps";
  readonly text: string;
  /** What the Room does here, and why. */
  readonly note: string;
}

/** A made-up situation to try words on. */
export interface Situation {
  readonly id: string;
  readonly title: string;
  readonly theySaid: string;
}

/** What is said around letters. */
export interface LetterLines {
  /** Beside an empty page. */
  readonly writing: string;
  /** To someone who looks at their letter again. */
  readonly secondLook: string;
  /** To a reader who is above the green limit. */
  readonly notGreen: string;
  /** Beside a letter that was just read. */
  readonly afterReading: string;
  /** About taking back, to its author: the same before and afterwards, whatever the reader did. */
  readonly takeBack: string;
  readonly takenBack: string;
  /** To a reader of a letter that was taken back since. */
  readonly takenBackSince: string;
}

/** Everything the Room says, in one language. */
export interface Content {
  readonly version: string;
  readonly moves: Readonly<Record<CycleMove, MoveWords>>;
  readonly reaching: readonly string[];
  readonly opening: Readonly<Record<Opening, string>>;
  readonly composeHot: string;
  readonly ladder: readonly Rung[];
  readonly smallerSentence: string;
  readonly overBudget: string;
  readonly inviteMore: string;
  readonly dontKnowYet: string;
  readonly script: readonly ScriptSlot[];
  readonly doors: readonly StuckDoor[];
  readonly listening: Depths;
  readonly beats: readonly Beat[];
  readonly replies: Readonly<Record<ReplyKind, ReplyWords>>;
  readonly remarks: Readonly<Record<ReplyRemarkId, RemarkWords>>;
  /** One quiet line while a reply meets what was said. */
  readonly meetings: Readonly<Record<MeetingId, string>>;
  readonly mirrors: { readonly "not-yet": MirrorWords; readonly "cycle-run": MirrorWords };
  readonly rests: { readonly arrival: string; readonly called: string; readonly "cycle-run": string };
  readonly newnessPrompts: readonly string[];
  readonly growth: Readonly<Record<Leaning, string>>;
  readonly promises: readonly Choice[];
  readonly places: readonly Choice[];
  readonly aloneLadder: readonly Choice[];
  readonly togetherLadder: readonly Choice[];
  readonly notAllRight: readonly string[];
  /** By facilitation level, 0 to 3. */
  readonly help: readonly { readonly id: string; readonly name: string; readonly sentence: string }[];
  readonly safetyOffer: string;
  /** The one sentence about the track that both see, whatever the cause. */
  readonly track: { readonly solo: string; readonly together: string };
  readonly inIt: { readonly lines: readonly string[]; readonly shortWay: readonly string[] };
  readonly letters: LetterLines;
  readonly example: { readonly names: Readonly<Record<"A" | "B", string>>; readonly steps: readonly ExampleStep[] };
  readonly practice: { readonly situations: readonly Situation[]; readonly honest: readonly string[] };
  readonly privacy: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

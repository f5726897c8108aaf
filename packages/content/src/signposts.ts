/** What a line helps with. */
export type SignpostTopic = "emergency" | "suicide" | "violence" | "own-force" | "substance" | "child";

/** A helpline, as its own page or a public body gives it. */
export interface Signpost {
  readonly name: string;
  readonly topic: SignpostTopic;
  /** For people to read. */
  readonly number: string;
  /** For a call or a message: digits alone. */
  readonly call: string;
  readonly text?: { readonly to: string; readonly word: string | null };
  /** Who it is for, where not for everyone. */
  readonly forWhom?: "women" | "men";
  /** When somebody answers, as far as the sources say. */
  readonly hours: "always" | "some";
  /** Two independent places that give this number. */
  readonly sources: readonly [string, string];
}

/** A country with the lines that were found in two places each. */
export interface SignpostCountry {
  readonly code: string;
  readonly name: string;
  readonly signposts: readonly Signpost[];
}

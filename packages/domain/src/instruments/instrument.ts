/** Who wrote an instrument: we did, or it is published and only its numbers are scored here. */
export type Origin = "own" | "published";

/** One statement or question. Its words stand in `packages/content` for our own; published ones have no words here. */
export interface Item {
  readonly id: string;
  /** Answered the other way round: high means little of what the scale is about. */
  readonly reversed: boolean;
}

/** The whole numbers that may be answered, both ends included. */
export interface AnswerRange {
  readonly lowest: number;
  readonly highest: number;
}

/** How a scale of a published instrument is read, as far as a source says so. */
export interface PublishedFacts {
  /** Standard deviation of the scores in the sample of the source. */
  readonly sd: number | null;
  /** Reliability, 0 to 1, and of which kind. */
  readonly reliability: { readonly value: number; readonly kind: "alpha" | "retest" } | null;
  /** Smallest reliable difference of two scores, where the source gives it itself. */
  readonly index: number | null;
  /** Where the source draws a line: scores from `at` on, or below it, are on the side that asks for attention. */
  readonly cutoff: { readonly at: number; readonly side: "from" | "below" } | null;
  /** A heading of docs/sources.md. */
  readonly source: string;
}

/** Several items that are read together. */
export interface Scale {
  readonly id: string;
  readonly items: readonly Item[];
  /** A mean stays on the answer range; a sum of missing answers is filled up with the mean of the others. */
  readonly scoring: "mean" | "sum";
  /** Fewer answers than this give no score. */
  readonly fewest: number;
  /** Ranges that differ from the instrument's, by item id. */
  readonly ranges?: Readonly<Record<string, AnswerRange>>;
  readonly facts?: PublishedFacts;
}

/** A questionnaire that describes itself: what it asks, how it is scored, and what is and is not known about it. */
export interface Instrument {
  readonly id: string;
  readonly version: number;
  readonly origin: Origin;
  readonly range: AnswerRange;
  readonly scales: readonly Scale[];
  /** Ids of sentences in `packages/content` on what is known and what is not. */
  readonly known: readonly string[];
}

/** Answers by item id; what was left out is absent. */
export type ItemAnswers = Readonly<Record<string, number>>;

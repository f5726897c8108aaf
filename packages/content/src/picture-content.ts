import type { CoupleCombination, Lean } from "@attune/domain/instruments";

/** A questionnaire of our own, in words. */
export interface InstrumentWords {
  readonly title: string;
  readonly intro: string;
  /** What the lowest, the middle and the highest answer mean. */
  readonly ends: readonly [string, string, string];
  /** By item id. `{them}` is the one whom it is about. */
  readonly items: Readonly<Record<string, string>>;
  /** By scale id: what more of it and less of it is, as the ends of an axis. */
  readonly scales: Readonly<Record<string, { readonly name: string; readonly less: string; readonly more: string }>>;
}

/** Everything that is said around the picture. */
export interface PictureWords {
  /** By instrument id. */
  readonly instruments: Readonly<Record<string, InstrumentWords>>;
  /** What is and is not known about an instrument, by the ids in it. */
  readonly known: Readonly<Record<string, string>>;
  /** Regions of the plane, as what someone does there. */
  readonly regions: Readonly<Record<Lean, { readonly name: string; readonly text: string }>>;
  /** Two together, in words of moves. `{one}` and `{other}` are names; the order says nothing. */
  readonly combinations: Readonly<Record<CoupleCombination, string>>;
  readonly slower: string;
  /** Beside every picture. */
  readonly notes: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly change: Readonly<Record<"too-few" | "no-clear-change" | "more" | "less", string>>;
  /** How we were at first, what I was taught, stress from outside: questions for oneself. */
  readonly atFirst: readonly { readonly id: string; readonly prompt: string }[];
  readonly taught: readonly { readonly id: string; readonly prompt: string }[];
  readonly stressors: readonly { readonly id: string; readonly label: string }[];
  /** Published questionnaires by id: their names, and what is entered. */
  readonly published: Readonly<Record<string, { readonly name: string; readonly about: string }>>;
}

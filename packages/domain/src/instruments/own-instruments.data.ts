import type { Instrument, Item } from "./instrument.ts";

const SEVEN = { lowest: 1, highest: 7 } as const;
const ELEVEN = { lowest: 0, highest: 10 } as const;

const plain = (...ids: readonly string[]): readonly Item[] => ids.map((id) => ({ id, reversed: false }));
const turned = (...ids: readonly string[]): readonly Item[] => ids.map((id) => ({ id, reversed: true }));

/** Worry about losing the other, and keeping to oneself, in one relationship. */
export const CLOSENESS: Instrument = {
  id: "attune-closeness",
  version: 1,
  origin: "own",
  range: SEVEN,
  scales: [
    {
      id: "worry",
      items: [...plain("w-matter", "w-leave", "w-signs"), ...turned("w-sure", "w-apart", "w-quarrel")],
      scoring: "mean",
      fewest: 5,
    },
    {
      id: "distance",
      items: [...plain("d-keep", "d-lean", "d-space"), ...turned("d-turn", "d-show", "d-ask")],
      scoring: "mean",
      fewest: 5,
    },
  ],
  known: ["ours", "not-validated", "band-assumed", "one-relationship"],
};

/** How good it is between the two, for one of them. */
export const CONTENTMENT: Instrument = {
  id: "attune-contentment",
  version: 1,
  origin: "own",
  range: SEVEN,
  scales: [
    {
      id: "contentment",
      items: [...plain("c-glad", "c-warm"), ...turned("c-alone", "c-doubt")],
      scoring: "mean",
      fewest: 3,
    },
  ],
  known: ["ours", "not-validated", "band-assumed"],
};

/** Being able to reach the other, being answered, being dear: how I am for them, and they for me. */
export const FELT_SECURITY: Instrument = {
  id: "attune-felt-security",
  version: 1,
  origin: "own",
  range: SEVEN,
  scales: [
    {
      id: "from-them",
      items: [...plain("t-reach", "t-answer", "t-dear"), ...turned("t-busy", "t-cold", "t-far")],
      scoring: "mean",
      fewest: 5,
    },
    {
      id: "from-me",
      items: [...plain("m-reach", "m-answer", "m-dear"), ...turned("m-busy", "m-cold", "m-far")],
      scoring: "mean",
      fewest: 5,
    },
  ],
  known: ["ours", "not-validated", "band-assumed", "total-only"],
};

/** Pressing and pulling away when it is hard, in both directions, as one of the two sees it. */
export const DEMAND_WITHDRAW: Instrument = {
  id: "attune-demand-withdraw",
  version: 1,
  origin: "own",
  range: SEVEN,
  scales: [
    { id: "i-press", items: plain("p-press", "p-follow"), scoring: "mean", fewest: 2 },
    { id: "they-pull-away", items: plain("q-quiet", "q-leave"), scoring: "mean", fewest: 2 },
    { id: "they-press", items: plain("r-press", "r-follow"), scoring: "mean", fewest: 2 },
    { id: "i-pull-away", items: plain("a-quiet", "a-leave"), scoring: "mean", fewest: 2 },
  ],
  known: ["ours", "not-validated", "band-assumed", "two-items"],
};

/** Coming back to oneself when feelings are high. */
export const SETTLING: Instrument = {
  id: "attune-settling",
  version: 1,
  origin: "own",
  range: SEVEN,
  scales: [
    {
      id: "settling",
      items: [...plain("s-notice", "s-breathe", "s-soothed"), ...turned("s-flood", "s-words", "s-long")],
      scoring: "mean",
      fewest: 5,
    },
  ],
  known: ["ours", "not-validated", "band-assumed"],
};

/**
 * A moment: how loud the alarm is, and, apart from it, what it makes one want to do and what is seen of it. Each is
 * one answer and stands for itself.
 */
export const MOMENT: Instrument = {
  id: "attune-moment",
  version: 1,
  origin: "own",
  range: ELEVEN,
  scales: [
    { id: "alarm", items: plain("n-alarm"), scoring: "mean", fewest: 1 },
    { id: "toward", items: plain("n-toward"), scoring: "mean", fewest: 1 },
    { id: "away", items: plain("n-away"), scoring: "mean", fewest: 1 },
    { id: "shown", items: plain("n-shown"), scoring: "mean", fewest: 1 },
  ],
  known: ["ours", "not-validated", "one-answer"],
};

/** All that are asked in the app, in our own words. */
export const OWN_INSTRUMENTS: readonly Instrument[] = [
  CLOSENESS,
  CONTENTMENT,
  FELT_SECURITY,
  DEMAND_WITHDRAW,
  SETTLING,
  MOMENT,
];

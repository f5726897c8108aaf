/**
 * What the private screening asks, in this order: questions by id, with what may be answered. The words stand in
 * `packages/content`. Every question can be left out. Source: docs/sources.md, "Screening".
 */
export const SCREEN = [
  { id: "free", takes: "one", answers: ["yes", "not-sure", "no"] },
  { id: "adult", takes: "one", answers: ["yes", "no"] },
  { id: "fear", takes: "one", answers: ["no", "careful", "sometimes", "often"] },
  {
    id: "harm",
    takes: "many",
    answers: ["choked", "weapon", "death-threat", "forced", "injured", "followed", "pregnant", "worse"],
  },
  {
    id: "control",
    takes: "many",
    answers: ["money", "movement", "phone", "people", "children", "sleep", "medicine"],
  },
  { id: "rough", takes: "one", answers: ["no", "stopped", "not-sure", "goes-on"] },
  { id: "own-force", takes: "many", answers: ["temper", "rough", "frightened", "hurt", "forced"] },
  { id: "life", takes: "one", answers: ["no", "not-here", "thinking", "plan", "tried"] },
  { id: "now", takes: "many", answers: ["hurting-self", "hurt-someone"] },
  { id: "if-leaving", takes: "many", answers: ["partner", "me"] },
  { id: "someone-else", takes: "one", answers: ["no", "ended", "yes"] },
  { id: "substance", takes: "one", answers: ["no", "sometimes", "often"] },
  { id: "mind", takes: "many", answers: ["flashbacks", "unreal", "voices", "racing"] },
  { id: "child", takes: "one", answers: ["no", "worried", "yes"] },
  { id: "lean", takes: "one", answers: ["in", "unsure", "out"] },
] as const satisfies readonly {
  readonly id: string;
  readonly takes: "one" | "many";
  readonly answers: readonly string[];
}[];

import { SCREEN } from "./screen.data.ts";

/** One question of the private screening. */
export type ScreenQuestion = (typeof SCREEN)[number];

export type ScreenQuestionId = ScreenQuestion["id"];

type AnswerOf<Id extends ScreenQuestionId> = Extract<ScreenQuestion, { readonly id: Id }>["answers"][number];

/** What someone answered, by question; a question that was left out is absent, and an empty list says "none of these". */
export type ScreenAnswers = { readonly [Id in ScreenQuestionId]?: readonly AnswerOf<Id>[] };

/** The answers as far as they are possible answers to these questions; everything else is left out. */
export function toScreenAnswers(raw: Readonly<Record<string, readonly string[] | undefined>>): ScreenAnswers {
  const kept = SCREEN.flatMap(({ id, takes, answers }): (readonly [string, readonly string[]])[] => {
    const given = raw[id];
    if (given === undefined) return [];
    const known = (answers as readonly string[]).filter((answer) => given.includes(answer));
    return takes === "one" && known.length !== 1 ? [] : [[id, known]];
  });
  return Object.fromEntries(kept);
}

/** Whether one of these was answered; without any of them, whether anything was. */
export function hasAnswered<Id extends ScreenQuestionId>(
  answers: ScreenAnswers,
  id: Id,
  ...any: readonly AnswerOf<Id>[]
): boolean {
  const given: readonly string[] = answers[id] ?? [];
  return any.length === 0 ? given.length > 0 : any.some((answer) => given.includes(answer));
}

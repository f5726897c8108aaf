/** How much help the Room gives: 3 every word, 2 every turn, 1 on alarm, 0 free. Both partners see it. */
export type FacilitationLevel = 0 | 1 | 2 | 3;

export const FACILITATION_LEVELS = [0, 1, 2, 3] as const satisfies readonly FacilitationLevel[];

/** The help that conversations have earned so far, carried from one Room to the next. */
export interface Help {
  readonly level: FacilitationLevel;
  /** Clean conversations in a row since the level last changed, 0 to 2. */
  readonly cleanRun: number;
}

/** A couple's first Room: every word is looked at. */
export const FIRST_HELP: Help = { level: 3, cleanRun: 0 };

/** Clean conversations in a row after which the help falls by one level. Source: docs/sources.md, "The Room". */
export const CLEAN_RUN_TO_FALL = 3;

/** One level more, at most 3. */
export function raiseLevel(level: FacilitationLevel): FacilitationLevel {
  return Math.min(3, level + 1) as FacilitationLevel;
}

/**
 * The help for the next Room. Only what both partners could see moves it: a closed conversation
 * without a cycle exchange counts as clean, a run of cycle exchanges has raised the level already.
 */
export function helpAfter(
  help: Help,
  ended: { readonly level: FacilitationLevel; readonly closed: boolean; readonly clean: boolean },
): Help {
  if (!ended.clean) return { level: ended.level, cleanRun: 0 };
  if (!ended.closed) return { level: ended.level, cleanRun: help.cleanRun };
  const cleanRun = help.cleanRun + 1;
  if (cleanRun < CLEAN_RUN_TO_FALL) return { level: ended.level, cleanRun };
  return { level: Math.max(0, ended.level - 1) as FacilitationLevel, cleanRun: 0 };
}

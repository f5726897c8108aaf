/** How much help the Room gives: 3 every word, 2 every turn, 1 on alarm, 0 free. */
export type FacilitationLevel = 0 | 1 | 2 | 3;

export const FACILITATION_LEVELS = [0, 1, 2, 3] as const satisfies readonly FacilitationLevel[];

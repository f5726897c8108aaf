/** The names that a text may speak of. */
export interface Names {
  readonly you: string;
  readonly partner: string;
}

/** Puts names into a text, in place of `{you}` and `{partner}`. */
export function fill(text: string, names: Names): string {
  return text.replaceAll(/\{(you|partner)\}/gu, (_, who: keyof Names) => names[who]);
}

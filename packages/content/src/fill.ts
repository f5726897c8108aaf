/** The names that a text may speak of. */
export interface Names {
  readonly you: string;
  readonly partner: string;
}

/** Puts names into a text, in place of `{you}` and `{partner}`. */
export function fill(text: string, names: Names): string {
  return text.replaceAll(/\{(you|partner)\}/gu, (_, who: keyof Names) => names[who]);
}

/** Puts the name of the one whom a relationship is with into a text, in place of `{them}`, and begins it with a capital. */
export function fillThem(text: string, them: string): string {
  const filled = text.replaceAll("{them}", them);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

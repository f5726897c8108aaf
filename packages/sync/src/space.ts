/** What one partner alone may read. */
export interface MineSpace {
  readonly kind: "mine";
  readonly owner: string;
}

/** What both partners may read. */
export interface OursSpace {
  readonly kind: "ours";
}

/** What was granted to someone else, such as a therapist. */
export interface GrantSpace {
  readonly kind: "grant";
  readonly id: string;
}

/** Who may read an event: one partner alone, the couple, or those of one grant. */
export type Space = MineSpace | OursSpace | GrantSpace;

/**
 * A value that carries who may read it, so that the types refuse one for fewer readers where more will read. Only a
 * named function of the application makes one for more readers out of one for fewer.
 */
export interface Within<Where extends Space, Value> {
  readonly space: Where;
  readonly value: Value;
}

/** Names a space for use as a key; equal spaces have equal names. */
export function nameOfSpace(space: Space): string {
  if (space.kind === "mine") return `mine/${space.owner}`;
  return space.kind === "ours" ? "ours" : `grant/${space.id}`;
}

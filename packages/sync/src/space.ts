import * as v from "valibot";

/** Who may read an event: one partner alone, or the couple. */
export type Space = { readonly kind: "mine"; readonly owner: string } | { readonly kind: "ours" };

/** Accepts a space that this version knows; an unknown one is refused rather than widened. */
export const spaceSchema = v.variant("kind", [
  v.object({ kind: v.literal("mine"), owner: v.pipe(v.string(), v.nonEmpty()) }),
  v.object({ kind: v.literal("ours") }),
]);

/** One of the two partners, in the order in which they joined; never a role, never a gender. */
export type Side = "A" | "B";

export const SIDES = ["A", "B"] as const satisfies readonly Side[];

/** The partner of this partner. */
export function otherSide(side: Side): Side {
  return side === "A" ? "B" : "A";
}

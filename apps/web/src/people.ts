import type { Couple } from "@attune/application";
import type { Side } from "@attune/domain/cycle";
import type { Partner } from "@attune/ui";

/** One of the two as the screens show them: their name and their ink. */
export interface Person {
  readonly side: Side;
  readonly name: string;
  readonly ink: Partner;
}

/** The two, by side. Ink follows hue: dusk is round and solid, lamp squared with a fine inner line. */
export function peopleOf(couple: Couple): Readonly<Record<Side, Person>> {
  const person = (side: Side): Person => ({
    side,
    name: couple.names?.[side] ?? side,
    ink: couple.hues[side] === "dusk" ? "one" : "two",
  });
  return { A: person("A"), B: person("B") };
}

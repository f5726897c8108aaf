import type { PersonHere } from "@attune/application";
import type { Partner } from "@attune/ui";

/** The ink that someone's name is shown in: dusk is round and solid, lamp squared with a fine inner line. */
export function inkOf({ hue }: Pick<PersonHere, "hue">): Partner {
  return hue === "dusk" ? "one" : "two";
}

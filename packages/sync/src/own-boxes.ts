import type { SpaceBox } from "@attune/crypto";
import { equalBytes } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import type { SpaceTerms, Standing } from "./standing.ts";

/**
 * The secrets that may open an epoch: the one of the box key that was given for the space, or, before there is one,
 * those of the identity.
 */
export function epochSecrets(
  { self, boxes, held }: Pick<SpaceTerms, "self" | "boxes" | "held">,
  given: Uint8Array | undefined,
): readonly Uint8Array[] {
  const own = [...boxes, ...(held?.boxes ?? [])].filter((box) => given === undefined || equalBytes(box.public, given));
  const identity = [...self.identity.generations.map(({ box }) => box).toReversed(), ...(held?.identity ?? [])];
  const ofIdentity = given === undefined ? identity : [];
  return [...ofIdentity, ...own.map(({ secret }) => secret)].filter((secret) => secret !== null);
}

/** Whether an own box key was given that this device has never heard of. */
export function isOwnUnknownBox(
  { boxes, held }: Pick<SpaceTerms, "boxes" | "held">,
  given: Uint8Array | undefined,
): boolean {
  return given !== undefined && ![...boxes, ...(held?.boxes ?? [])].some((box) => equalBytes(box.public, given));
}

/** The own box key that was drawn last and not given yet, or null. */
export function boxToGive({ boxes }: Pick<SpaceTerms, "boxes">, { given }: Standing): SpaceBox | null {
  return boxes.findLast((box) => box.secret !== null && !given.has(keyOf(box.public))) ?? null;
}

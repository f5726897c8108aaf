import type { Relationship } from "@attune/domain/instruments";
import { useLingui } from "@lingui/react/macro";
import { useOwn } from "../alone/use-own.ts";

/** The id of the relationship with the partner of this couple; it is there without being named. */
export const US = "us";

/** Everyone whom this person may look at: the partner first, where there is one. */
export function useRelationships(): readonly Relationship[] {
  const { t } = useLingui();
  const { side, own, state } = useOwn();
  const named = [...own.picture.relationships.values()];
  if (named.some(({ id }) => id === US)) return named;
  const other = state.couple.names?.[side === "A" ? "B" : "A"];
  return [{ id: US, kind: "this-partner", name: other ?? t`my partner` }, ...named];
}

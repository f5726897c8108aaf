import { lettersOf } from "@attune/application";
import { type SeenLetter, viewLetters } from "@attune/domain/conversation";
import { otherSide, type Side } from "@attune/domain/cycle";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useApp } from "../app-context.tsx";
import { type Person, peopleOf } from "../people.ts";
import { useVault } from "../vault-context.tsx";

/** The letters of whoever is inside, and the two whom they are between. */
export interface LettersHere {
  readonly side: Side;
  readonly letters: readonly SeenLetter[];
  readonly you: Person;
  readonly partner: Person;
  /** Whether letters can be given now: there are two, and they are on a track together. */
  readonly together: boolean;
}

export function useLetters(): LettersHere {
  const { t } = useLingui();
  const { state } = useApp();
  const { opened } = useVault();
  const side = opened?.person.side ?? "A";
  const letters = useMemo(() => viewLetters(lettersOf(state.letters, side), side), [state.letters, side]);
  const people = peopleOf(state.couple);
  const alone = state.couple.names === null;
  const you = { ...people[side], name: opened?.person.name ?? people[side].name };
  const partner = alone ? { ...people[otherSide(side)], name: t`your partner` } : people[otherSide(side)];
  return { side, letters, you, partner, together: !alone && opened?.bond?.track !== "solo" };
}

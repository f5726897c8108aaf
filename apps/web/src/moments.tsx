import type { Moment } from "@attune/application";
import { Slip } from "@attune/ui";
import { useApp } from "./app-context.tsx";
import { peopleOf } from "./people.ts";

/** Lines of the couple's story, each on its owner's slip. */
export function Moments({ moments }: { readonly moments: readonly Moment[] }) {
  const { state } = useApp();
  const people = peopleOf(state.couple);
  return moments.map(({ side, at, kind, text }) => (
    <Slip key={`${at} ${side} ${kind}`} owner={people[side].ink} name={people[side].name} quote>
      {text}
    </Slip>
  ));
}

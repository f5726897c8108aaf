import type { Partner } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import type { StageProps } from "./stage-props.ts";

/** The three moves of a turn, said to the speaker or to the listener. */
export function useTurnSteps({ you, partner, view }: StageProps, current: 0 | 1 | 2) {
  const { t } = useLingui();
  const speaking = view.floor === you.side;
  const steps = speaking
    ? [t`You speak`, t`${partner.name} says it back`, t`You feel heard`]
    : [t`${partner.name} speaks`, t`You say it back`, t`${partner.name} feels heard`];
  const ink: Partner = current === 1 && speaking ? partner.ink : you.ink;
  return { steps, current, partner: ink, label: t`Where this turn is`, doneLabel: t`done` };
}

import { Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { ArrivalForm } from "./arrival-form.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";

/** One partner says in private how they are. What follows is decided when both have answered. */
export function ArrivingStage({ you, partner }: StageProps) {
  const { t } = useLingui();
  const { take, pending, trouble } = useRoomSteps();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you. ${partner.name} never sees these answers` }}
          title={t`${you.name}, how are you arriving?`}
          lead={t`There is no good answer. The Room opens when both of you are steady enough to listen.`}
        />
        <p className="only-wide push mute sm">
          <Trans>Whatever you answer, the next page looks the same.</Trans>
        </p>
      </Leaf>
      <Leaf side="right" middle>
        <ArrivalForm
          doneLabel={t`Done`}
          pending={pending}
          onDone={(arrival) => void take({ type: "arrival-checked", side: you.side, ...arrival })}
        />
        <TroubleNotice trouble={trouble} />
      </Leaf>
    </Spread>
  );
}

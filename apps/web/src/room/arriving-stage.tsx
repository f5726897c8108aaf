import { Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ArrivalForm } from "./arrival-form.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";

/** One partner says in private how they are. What follows is decided when both have answered. */
export function ArrivingStage({ you, partner }: StageProps) {
  const { t } = useLingui();
  return (
    <ArrivalPage
      you={you}
      partner={partner}
      title={t`${you.name}, how are you arriving?`}
      lead={t`There is no good answer. The Room opens when both of you are steady enough to listen.`}
    >
      <p className="only-wide push mute sm">
        <Trans>Whatever you answer, the next page looks the same.</Trans>
      </p>
    </ArrivalPage>
  );
}

interface ArrivalPageProps extends Pick<StageProps, "you" | "partner"> {
  readonly title: string;
  readonly lead: string;
  /** Called when the answers are recorded. */
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

/** The private check before the Room opens, and before it goes on after a pause. */
export function ArrivalPage({ you, partner, title, lead, onDone, children }: ArrivalPageProps) {
  const { t } = useLingui();
  const { take, pending, trouble } = useRoomSteps();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you. ${partner.name} never sees these answers` }}
          title={title}
          lead={lead}
        />
        {children}
      </Leaf>
      <Leaf side="right" middle>
        <ArrivalForm
          key={you.side}
          doneLabel={t`Done`}
          pending={pending}
          onDone={async (arrival) => {
            if (await take({ type: "arrival-checked", side: you.side, ...arrival })) onDone?.();
          }}
        />
        <TroubleNotice trouble={trouble} />
      </Leaf>
    </Spread>
  );
}

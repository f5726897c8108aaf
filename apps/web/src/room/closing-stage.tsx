import { fill } from "@attune/content";
import { Button, Leaf, PageHead, ScaleSlider, Slip, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";
import { useScaleWords } from "./use-scale-words.ts";

/** One partner checks out in private, and takes one step with them. */
export function ClosingStage({ you, partner, view }: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { take, pending, trouble } = useRoomSteps();
  const [arousal, setArousal] = useState<number | null>(null);
  const [closeness, setCloseness] = useState<number | null>(null);
  const arousalWords = useScaleWords(t`calm`, t`flooded`);
  const closenessWords = useScaleWords(t`far apart`, t`close`);
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you. ${partner.name} never sees these answers` }}
          title={t`${you.name}, how do you leave?`}
        />
        <Slip owner="own" note={t`To take with you`}>
          {fill(content.growth[view.pacing.leaning], { you: you.name, partner: partner.name })}
        </Slip>
      </Leaf>
      <Leaf side="right" middle>
        <form
          className="stack-l"
          onSubmit={(event) => {
            event.preventDefault();
            if (arousal !== null && closeness !== null)
              void take({ type: "checked-out", side: you.side, arousal, closeness });
          }}
        >
          <ScaleSlider
            label={t`How stirred up are you now?`}
            lowLabel={t`Calm`}
            highLabel={t`Flooded`}
            value={arousal}
            onChange={setArousal}
            valueText={arousalWords}
          />
          <ScaleSlider
            label={t`How close do you feel to ${partner.name} now?`}
            lowLabel={t`Far apart`}
            highLabel={t`Close`}
            value={closeness}
            onChange={setCloseness}
            valueText={closenessWords}
          />
          <TroubleNotice trouble={trouble} />
          <Button kind="ink" submit disabled={arousal === null || closeness === null} pending={pending}>
            <Trans>Done</Trans>
          </Button>
        </form>
      </Leaf>
    </Spread>
  );
}

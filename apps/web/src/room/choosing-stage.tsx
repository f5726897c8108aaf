import { Button, Leaf, LoopFigure, PageHead, PartnerMark, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { HelpLine } from "./help-line.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";

/** Both are steady: the two choose who speaks first. */
export function ChoosingStage({ you, partner, view }: StageProps) {
  const { t } = useLingui();
  const { take, pending, trouble } = useRoomSteps();
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`${you.name} and ${partner.name}` }}
          title={t`Who speaks first?`}
          lead={t`One speaks and one listens, then you change over. Both of you will be heard.`}
        />
        <div className="only-wide push">
          <LoopFigure learning label={t`The loop between you, in thin lines`} />
        </div>
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          {[you, partner].map((person) => (
            <Button
              key={person.side}
              full
              pending={pending}
              onPress={() => void take({ type: "floor-taken", side: person.side })}
            >
              <PartnerMark partner={person.ink} name={person.name} />
            </Button>
          ))}
          <p className="sm mute">
            <Trans>If you can’t agree, let the one begin who spoke less last time.</Trans>
          </p>
          <HelpLine level={view.level} />
          <TroubleNotice trouble={trouble} />
        </div>
      </Leaf>
    </Spread>
  );
}

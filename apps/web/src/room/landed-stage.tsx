import { Button, Leaf, LinkText, PageHead, Slip, Spread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";
import { useTurnSteps } from "./use-turn-steps.ts";

/** The speaker feels heard: go on, change over, or bring it to a close. */
export function LandedStage(props: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner, view } = props;
  const { take, pending, trouble } = useRoomSteps();
  const turn = useTurnSteps(props, 2);
  const exchange = view.exchanges.at(-1);
  const bothHeard = [you, partner].every(({ side }) =>
    view.exchanges.some((past) => past.speaker === side && past.landed),
  );
  const step = (type: "floor-passed" | "floor-kept" | "close-begun") => void take({ type, side: you.side });
  const changeOver = (
    <Button kind={bothHeard ? "plain" : "ink"} pending={pending} onPress={() => step("floor-passed")}>
      {t`${partner.name} speaks now`}
    </Button>
  );
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "eye", text: t`${partner.name} and you` }}
          title={t`It landed.`}
          lead={view.opening === null ? t`You were heard. Let that be, for a breath.` : content.opening[view.opening]}
        />
        <TurnSteps {...turn} current={3} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          {exchange?.replies.slice(-1).map((reply) => (
            <Slip key="reply" owner={partner.ink} name={partner.name} quote>
              {reply.text}
            </Slip>
          ))}
          <TroubleNotice trouble={trouble} />
          <div className="acts">
            {bothHeard && (
              <Button kind="ink" pending={pending} onPress={() => step("close-begun")}>
                <Trans>Bring it to a close</Trans>
              </Button>
            )}
            {changeOver}
          </div>
          <div className="row hold-foot">
            <LinkText onPress={() => step("floor-kept")}>{t`I’d like to say one more thing`}</LinkText>
            {!bothHeard && <LinkText onPress={() => step("close-begun")}>{t`Bring it to a close`}</LinkText>}
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}

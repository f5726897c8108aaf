import { sayNotYet } from "@attune/application";
import { Button, Leaf, LinkText, PageHead, Slip, Spread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { Composer } from "./composer.tsx";
import { HeldWords } from "./held-words.tsx";
import { PauseSheet } from "./pause-sheet.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useDraft } from "./use-draft.ts";
import { useReading } from "./use-reading.ts";
import { useRoomSteps } from "./use-room-step.ts";
import { useTurnSteps } from "./use-turn-steps.ts";

/** The speaker's page when something came back: did it land? Only they can say. */
export function LandingStage(props: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner, view, roomId } = props;
  const { take, pending, trouble } = useRoomSteps();
  const draft = useDraft({ roomId, side: you.side, place: "words" });
  const live = useReading("message", you.side, view.own === null ? draft.text : "");
  const [nearly, setNearly] = useState(false);
  const [pausing, setPausing] = useState(false);
  const turn = useTurnSteps(props, 2);
  const exchange = view.exchanges.at(-1);
  const reply = exchange?.replies.at(-1);
  const writing = nearly || view.own !== null || draft.text !== "";

  if (pausing) return <PauseSheet people={[you, partner]} holder={you.side} onClose={() => setPausing(false)} />;
  if (exchange === undefined || reply === undefined) return null;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "eye", text: t`${partner.name} and you` }}
          title={t`${you.name}, did it land?`}
        />
        <TurnSteps {...turn} />
        <Slip owner={you.ink} name={you.name} quote>
          {exchange.text}
        </Slip>
      </Leaf>
      <Leaf side="right">
        <Slip owner={partner.ink} name={partner.name} size="spoken" quote>
          {reply.text}
        </Slip>
        <TroubleNotice trouble={trouble} />
        {view.own !== null ? (
          <HeldWords
            props={props}
            stem={content.ladder[2]?.stem ?? ""}
            onRewrite={draft.change}
            onKeep={() => draft.clear()}
            onPause={() => setPausing(true)}
          />
        ) : writing ? (
          <Composer
            props={props}
            draft={draft}
            live={live}
            label={t`Nearly. What is it more like?`}
            giveLabel={t`Not yet, with these words`}
            onGive={(from, text) => sayNotYet(from, you.side, text)}
          >
            <div className="acts between">
              <LinkText
                onPress={() =>
                  void take({ type: "not-yet", side: you.side, correction: null }).then(
                    (taken) => taken && draft.clear(),
                  )
                }
              >
                {t`Not yet, without words`}
              </LinkText>
              <LinkText
                onPress={() => {
                  draft.clear();
                  setNearly(false);
                }}
              >
                {t`Back`}
              </LinkText>
            </div>
          </Composer>
        ) : (
          <div className="stack landing-choice">
            <p className="mute">
              <Trans>You need not be kind about it. “Not yet” helps {partner.name} to come nearer.</Trans>
            </p>
            <div className="acts">
              <Button kind="go" pending={pending} onPress={() => void take({ type: "landed", side: you.side })}>
                <Trans>Yes, I feel heard</Trans>
              </Button>
              <Button onPress={() => setNearly(true)}>
                <Trans>Not yet</Trans>
              </Button>
            </div>
          </div>
        )}
      </Leaf>
    </Spread>
  );
}

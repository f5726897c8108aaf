import { sayNotYet } from "@attune/application";
import { Button, Leaf, LinkText, PageHead, Slip, Spread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { SafetyOffer } from "./safety-offer.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useOwnWords } from "./use-own-words.ts";
import { useRoomSteps } from "./use-room-step.ts";
import { useTurnSteps } from "./use-turn-steps.ts";
import { WordsPlace } from "./words-place.tsx";

/** The speaker's page when something came back: did it land? Only they can say. */
export function LandingStage(props: StageProps) {
  const { t } = useLingui();
  const { you, partner, view } = props;
  const own = useOwnWords(props, "message");
  const [nearly, setNearly] = useState(false);
  const turn = useTurnSteps(props, 2);
  const exchange = view.exchanges.at(-1);
  const reply = exchange?.replies.at(-1);
  const writing = nearly || view.own !== null || own.draft.text !== "";
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
          {exchange?.text}
        </Slip>
      </Leaf>
      <Leaf side="right">
        <Slip owner={partner.ink} name={partner.name} size="spoken" quote>
          {reply?.text}
        </Slip>
        {writing ? (
          <NotYet props={props} own={own} onBack={() => setNearly(false)} />
        ) : (
          <DidItLand props={props} onNotYet={() => setNearly(true)} />
        )}
      </Leaf>
    </Spread>
  );
}

function DidItLand({
  props: { you, partner },
  onNotYet,
}: {
  readonly props: StageProps;
  readonly onNotYet: () => void;
}) {
  const { t } = useLingui();
  const { take, pending, trouble } = useRoomSteps();
  return (
    <div className="stack landing-choice">
      <p className="mute">{t`You need not be kind about it. “Not yet” helps ${partner.name} to come nearer.`}</p>
      <TroubleNotice trouble={trouble} />
      <div className="acts">
        <Button kind="go" pending={pending} onPress={() => void take({ type: "landed", side: you.side })}>
          <Trans>Yes, I feel heard</Trans>
        </Button>
        <Button onPress={onNotYet}>
          <Trans>Not yet</Trans>
        </Button>
      </div>
    </div>
  );
}

interface NotYetProps {
  readonly props: StageProps;
  readonly own: ReturnType<typeof useOwnWords>;
  readonly onBack: () => void;
}

/** Not yet, with a few words of one's own or without. */
function NotYet({ props, own, onBack }: NotYetProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you } = props;
  const { take, trouble } = useRoomSteps();
  async function withoutWords() {
    if (await take({ type: "not-yet", side: you.side, correction: null })) own.draft.clear();
  }
  return (
    <WordsPlace
      props={props}
      own={own}
      stem={content.ladder[2]?.stem ?? ""}
      label={t`Nearly. What is it more like?`}
      giveLabel={t`Not yet, with these words`}
      onGive={(session, text) => sayNotYet(session, you.side, text)}
    >
      <TroubleNotice trouble={trouble} />
      <SafetyOffer reading={own.live?.read.reading ?? null} />
      <div className="acts between">
        <LinkText onPress={() => void withoutWords()}>{t`Not yet, without words`}</LinkText>
        <LinkText
          onPress={() => {
            own.draft.clear();
            onBack();
          }}
        >
          {t`Back`}
        </LinkText>
      </div>
    </WordsPlace>
  );
}

import { ButtonLink, Leaf, LinkText, Notice, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { BothBreathe } from "../room/both-breathe.tsx";
import { AloneThenTogether } from "../room/paused-stage.tsx";

/** A breath for whoever needs one, outside the Room. */
export function PausePage() {
  const { t } = useLingui();
  const { content, state } = useApp();
  const [, navigate] = useLocation();
  const [lonely, setLonely] = useState(false);
  return (
    <Frame onPause={null}>
      <Spread className="pause">
        <Leaf side="left">
          <PageHead centred who={{ icon: "lock", text: t`Nothing is recorded here` }} title={t`A breath, for now.`} />
          <BothBreathe />
        </Leaf>
        <Leaf side="right" middle>
          <div className="stack">
            <p className="voice">
              <Trans>Nothing has to be solved in the next few minutes.</Trans>
            </p>
            <AloneThenTogether />
            <LinkText expanded={lonely} onPress={() => setLonely(!lonely)}>{t`I’m not all right on my own`}</LinkText>
            {lonely && (
              <Notice>
                {content.notAllRight.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </Notice>
            )}
            <div className="acts">
              <ButtonLink href={state.couple.room === null ? "/" : "/room"} onNavigate={navigate}>
                {state.couple.room === null ? t`Back` : t`Back to the Room`}
              </ButtonLink>
            </div>
          </div>
        </Leaf>
      </Spread>
    </Frame>
  );
}

import { openRoom } from "@attune/application";
import { Button, Leaf, LinkText, LoopFigure, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { peopleOf } from "../people.ts";
import { useVault } from "../vault-context.tsx";
import { HelpLine } from "./help-line.tsx";
import { TroubleNotice } from "./trouble-notice.tsx";

/** The door of the Room: what will happen, and how much help it gives. */
export function OpenRoomPage() {
  const { t } = useLingui();
  const { session, state } = useApp();
  const [, navigate] = useLocation();
  const { opened } = useVault();
  const [failed, setFailed] = useState(false);
  const people = peopleOf(state.couple);

  async function open() {
    const done = await openRoom(session, opened?.person.side ?? "A");
    setFailed(!done.ok && done.error.type === "not-recorded");
  }

  return (
    <Frame>
      <Spread className="door">
        <Leaf side="left">
          <PageHead
            who={{ icon: "eye", text: t`${people.A.name} and ${people.B.name}` }}
            title={t`The Room`}
            lead={t`One of you speaks, the other listens and says it back. Then you change over.`}
          />
          <div className="only-wide push">
            <LoopFigure learning label={t`The loop between you, in thin lines`} />
          </div>
        </Leaf>
        <Leaf side="right" middle>
          <ol className="stack door-steps">
            <li className="voice">
              <Trans>First, each of you says in private how you are. Nobody sees the other’s answer.</Trans>
            </li>
            <li className="voice">
              <Trans>Nothing you write reaches the other before you give it.</Trans>
            </li>
            <li className="voice">
              <Trans>Either of you may pause or leave at any time. No reason is asked.</Trans>
            </li>
          </ol>
          <div className="door-help">
            <HelpLine level={state.couple.help.level} />
          </div>
          <div className="stack">
            <TroubleNotice trouble={failed ? "not-kept" : null} />
            <div className="acts">
              <Button kind="ink" onPress={() => void open()}>
                <Trans>Open the Room</Trans>
              </Button>
              <LinkText href="/example" onNavigate={navigate}>
                {t`See an example first`}
              </LinkText>
            </div>
          </div>
        </Leaf>
      </Spread>
    </Frame>
  );
}

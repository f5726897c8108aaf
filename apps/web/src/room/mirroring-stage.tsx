import { awaitedSides } from "@attune/domain/conversation";
import { Button, Leaf, LoopFigure, PageHead, PartnerMark, ReachedNote, Signal, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";
import { useVault } from "../vault-context.tsx";
import { HelpLine } from "./help-line.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";

/** The Room holds the floor and says what happened between the two. Both read it together. */
export function MirroringStage({ you, partner, view }: StageProps) {
  const { t } = useLingui();
  const { content, state } = useApp();
  const { take, pending, trouble } = useRoomSteps();
  const sharesDevice = useVault().opened?.bond?.here === true;
  const words = content.mirrors[view.mirror ?? "not-yet"];
  const read = (side: typeof you.side) => state.room !== null && !awaitedSides(state.room.shared).includes(side);
  return (
    <Spread>
      <Leaf side="left">
        <PageHead who={{ icon: "eye", text: t`${you.name} and ${partner.name}, together` }} title={words.title} />
        <LoopFigure learning label={t`The loop between you, in thin lines`} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          {words.lines.map((line) => (
            <p key={line} className="voice">
              {line}
            </p>
          ))}
          <ReachedNote>{words.next}</ReachedNote>
          <HelpLine level={view.level} />
          <TroubleNotice trouble={trouble} />
          <h2 className="mirror-read">
            <Trans>Read it together</Trans>
          </h2>
          {[you, partner].map((person) =>
            read(person.side) || !(sharesDevice || person.side === you.side) ? (
              <Signal key={person.side} state={read(person.side) ? "ready" : "settling"}>
                {read(person.side) ? t`${person.name} has read it` : t`${person.name} is reading`}
              </Signal>
            ) : (
              <Button
                key={person.side}
                full
                pending={pending}
                onPress={() => void take({ type: "mirror-read", side: person.side })}
              >
                <PartnerMark partner={person.ink} name={t`${person.name} has read it`} />
              </Button>
            ),
          )}
        </div>
      </Leaf>
    </Spread>
  );
}

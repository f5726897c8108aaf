import { offerMessage } from "@attune/application";
import { Chip, Chips, Leaf, LinkText, PageHead, Slip, Spread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { Composer } from "./composer.tsx";
import { HeldWords } from "./held-words.tsx";
import { PauseSheet } from "./pause-sheet.tsx";
import { joined } from "./speaking-stage.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useDraft } from "./use-draft.ts";
import { useReading } from "./use-reading.ts";
import { useRoomSteps } from "./use-room-step.ts";

/** Each leaves one line on what was new, for the couple's story. */
export function IntegratingStage(props: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner, view, roomId } = props;
  const { take, trouble } = useRoomSteps();
  const draft = useDraft({ roomId, side: you.side, place: "words" });
  const live = useReading("message", you.side, view.own === null ? draft.text : "");
  const [pausing, setPausing] = useState(false);
  const others = view.newness[partner.side];

  if (pausing) return <PauseSheet people={[you, partner]} holder={you.side} onClose={() => setPausing(false)} />;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`${partner.name} and you; it is kept on your page` }}
          title={t`${you.name}, what was new?`}
          lead={t`One line, if there is one. Small counts.`}
        />
        {others !== null && others !== "" && (
          <Slip owner={partner.ink} name={partner.name} quote>
            {others}
          </Slip>
        )}
      </Leaf>
      <Leaf side="right" middle>
        <TroubleNotice trouble={trouble} />
        {view.own !== null ? (
          <HeldWords
            props={props}
            stem={content.newnessPrompts[0] ?? ""}
            onRewrite={draft.change}
            onKeep={() => draft.clear()}
            onPause={() => setPausing(true)}
          />
        ) : (
          <Composer
            props={props}
            draft={draft}
            live={live}
            label={t`One line`}
            giveLabel={t`Keep this line`}
            onGive={(from, text) => offerMessage(from, you.side, text)}
          >
            <section className="hint">
              <Chips label={t`Beginnings`}>
                {content.newnessPrompts.map((stem) => (
                  <Chip key={stem} onPress={() => draft.change(joined(draft.text, stem))}>{`${stem.trim()} …`}</Chip>
                ))}
              </Chips>
            </section>
            <LinkText
              onPress={() => void take({ type: "newness-skipped", side: you.side })}
            >{t`Nothing this time`}</LinkText>
          </Composer>
        )}
      </Leaf>
    </Spread>
  );
}

import { nameNewness } from "@attune/application";
import { Chip, Chips, Leaf, LinkText, PageHead, Slip, Spread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useOwnWords } from "./use-own-words.ts";
import { useRoomSteps } from "./use-room-step.ts";
import { joined, WordsPlace } from "./words-place.tsx";

/** Each leaves one line on what was new, for the couple's story. */
export function IntegratingStage(props: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner, view } = props;
  const { take, trouble } = useRoomSteps();
  const own = useOwnWords(props, "message");
  const others = view.newness[partner.side] ?? "";
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "eye", text: t`${partner.name} and you; it is kept on your page` }}
          title={t`${you.name}, what was new?`}
          lead={t`One line, if there is one. Small counts.`}
        />
        {others !== "" && (
          <Slip owner={partner.ink} name={partner.name} quote>
            {others}
          </Slip>
        )}
      </Leaf>
      <Leaf side="right" middle>
        <WordsPlace
          props={props}
          own={own}
          stem={content.newnessPrompts[0] ?? ""}
          label={t`One line`}
          giveLabel={t`Keep this line`}
          onGive={(session, text) => nameNewness(session, you.side, text)}
        >
          <TroubleNotice trouble={trouble} />
          <section className="hint">
            <Chips label={t`Beginnings`}>
              {content.newnessPrompts.map((stem) => (
                <Chip key={stem} onPress={() => own.draft.change(joined(own.draft.text, stem))}>
                  {`${stem.trim()} …`}
                </Chip>
              ))}
            </Chips>
          </section>
          <LinkText onPress={() => void take({ type: "newness-skipped", side: you.side })}>
            {t`Nothing this time`}
          </LinkText>
        </WordsPlace>
      </Leaf>
    </Spread>
  );
}

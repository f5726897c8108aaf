import { offerReply, type ReadReply } from "@attune/application";
import { fill } from "@attune/content";
import type { ReplyKind } from "@attune/domain/conversation";
import { Chip, Chips, Leaf, LinkText, Notice, PageHead, Slip, Spread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { ReplyHelp } from "./reply-help.tsx";
import { SafetyOffer } from "./safety-offer.tsx";
import { SaidSoFar } from "./said-so-far.tsx";
import type { StageProps } from "./stage-props.ts";
import { type OwnWordsInWriting, useOwnWords } from "./use-own-words.ts";
import { useTurnSteps } from "./use-turn-steps.ts";
import { joined, WordsPlace } from "./words-place.tsx";

/** The listener's page: what was said, what came back so far, and help to give back no more than that. */
export function ReplyingStage(props: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner, view } = props;
  const own = useOwnWords(props, "reply");
  const turn = useTurnSteps(props, 1);
  const exchange = view.exchanges.at(-1);
  if (exchange === undefined) return null;
  return (
    <Spread className="listening">
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "eye", text: t`${partner.name} and you` }}
          title={t`${you.name}, you’re listening.`}
        />
        <TurnSteps {...turn} />
        <Slip owner={partner.ink} name={partner.name} size="spoken" quote>
          {exchange.text}
        </Slip>
        <SaidSoFar exchange={exchange} speaker={partner} listener={you} />
        <p className="only-wide push mute sm">
          {view.depth === "hot" ? content.listening.hot : content.listening.calm}
        </p>
      </Leaf>
      <Leaf side="right">
        <Reply props={props} own={own} slow={view.opening !== null && exchange.replies.length === 0} />
      </Leaf>
    </Spread>
  );
}

interface ReplyProps {
  readonly props: StageProps;
  readonly own: OwnWordsInWriting;
  /** The speaker has just shown a soft spot for the first time: no beginnings are offered. */
  readonly slow: boolean;
}

function Reply({ props, own, slow }: ReplyProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, view, onPause } = props;
  const [kind, setKind] = useState<ReplyKind>("reflect");
  const read = view.level === 0 ? null : own.live?.read;
  const begin = (stem: string) => own.draft.change(joined(own.draft.text, stem));
  return (
    <WordsPlace
      props={props}
      own={own}
      stem={content.replies.reflect.stems[0] ?? ""}
      label={slow ? t`Stay close to what was said` : t`What did you hear underneath?`}
      giveLabel={content.replies[kind].label}
      onGive={(session, text) => offerReply(session, you.side, { text, kind })}
      remark={read?.remark || read?.meets ? <ReplyLine read={read} props={props} onBegin={begin} /> : undefined}
    >
      <SafetyOffer reading={own.live?.read.reading ?? null} />
      {slow && <p className="hint voice mute">{content.opening[view.opening ?? "softening"]}</p>}
      <ReplyHelp kind={kind} onKind={setKind} slow={slow} onBegin={begin} />
      {own.kept && (
        <Notice>
          <Trans>Kept for your turn. Only you see it.</Trans>
        </Notice>
      )}
      <div className="acts between push">
        <LinkText onPress={() => own.keep(own.draft.text)}>{t`Keep a thought for my turn`}</LinkText>
        <LinkText onPress={onPause}>{t`I need a pause`}</LinkText>
      </div>
    </WordsPlace>
  );
}

interface ReplyLineProps {
  readonly read: ReadReply;
  readonly props: StageProps;
  readonly onBegin: (stem: string) => void;
}

/** What the listener alone is told about a reply that may pass the speaker by, or that meets what was said. */
function ReplyLine({ read: { remark, meets }, props: { you, partner, view }, onBegin }: ReplyLineProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const names = { you: you.name, partner: partner.name };
  if (remark === null) {
    return (
      <p className="remark mute" role="status">
        {meets !== null && fill(content.meetings[meets], names)}
      </p>
    );
  }
  const words = content.remarks[remark];
  return (
    <div className="remark" role="status">
      <p className="mute">{fill(words.remark[view.depth], names)}</p>
      <Chips label={t`A beginning`}>
        <Chip onPress={() => onBegin(words.stem)}>{`${words.stem.trim()} …`}</Chip>
      </Chips>
    </div>
  );
}

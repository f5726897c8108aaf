import { keepDraft, offerReply } from "@attune/application";
import { fill } from "@attune/content";
import { REPLY_KINDS, type ReplyKind } from "@attune/domain/conversation";
import { Chip, Chips, Leaf, LinkText, Notice, PageHead, Slip, Spread, Thread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { Composer } from "./composer.tsx";
import { HeldWords } from "./held-words.tsx";
import { PauseSheet } from "./pause-sheet.tsx";
import { SafetyOffer } from "./safety-offer.tsx";
import { joined } from "./speaking-stage.tsx";
import type { StageProps } from "./stage-props.ts";
import { useDraft } from "./use-draft.ts";
import { useReading } from "./use-reading.ts";
import { useTurnSteps } from "./use-turn-steps.ts";

/** The listener's page: what was said, what came back so far, and help to give back no more than that. */
export function ReplyingStage(props: StageProps) {
  const { t } = useLingui();
  const { session, content } = useApp();
  const { you, partner, view, roomId } = props;
  const exchange = view.exchanges.at(-1);
  const draft = useDraft({ roomId, side: you.side, place: "words" });
  const live = useReading("reply", you.side, view.own === null ? draft.text : "");
  const [kind, setKind] = useState<ReplyKind>("reflect");
  const [kept, setKept] = useState(false);
  const [pausing, setPausing] = useState(false);
  const turn = useTurnSteps(props, 1);
  const remark = live?.read.remark ?? null;
  const names = { you: you.name, partner: partner.name };
  const slow = view.opening !== null && exchange?.replies.length === 0;

  function keepForMyTurn(text: string) {
    void keepDraft(session, { roomId, side: you.side, place: "thought" }, text);
    draft.clear();
    setKept(true);
  }

  if (pausing) return <PauseSheet people={[you, partner]} holder={you.side} onClose={() => setPausing(false)} />;
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
        <SaidSoFar props={props} />
        <p className="only-wide push mute sm">
          {view.depth === "hot" ? content.listening.hot : content.listening.calm}
        </p>
      </Leaf>
      <Leaf side="right">
        {view.own !== null ? (
          <HeldWords
            props={props}
            stem={content.replies.reflect.stems[0] ?? ""}
            onRewrite={draft.change}
            onKeep={keepForMyTurn}
            onPause={() => setPausing(true)}
          />
        ) : (
          <Composer
            props={props}
            draft={draft}
            live={live}
            label={slow ? t`Stay close to what was said` : t`What did you hear underneath?`}
            giveLabel={content.replies[kind].label}
            onGive={(from, text) => offerReply(from, you.side, { text, kind })}
            remark={
              remark !== null && (
                <div className="remark" role="status">
                  <p className="mute">{fill(content.remarks[remark].remark[view.depth], names)}</p>
                  <Chips label={t`A beginning`}>
                    <Chip
                      onPress={() => draft.change(content.remarks[remark].stem)}
                    >{`${content.remarks[remark].stem.trim()} …`}</Chip>
                  </Chips>
                </div>
              )
            }
          >
            <SafetyOffer reading={live?.read.reading} />
            {slow && <p className="hint voice mute">{content.opening[view.opening ?? "softening"]}</p>}
            <ReplyHelp
              kind={kind}
              onKind={setKind}
              slow={slow}
              onBegin={(stem) => draft.change(joined(draft.text, stem))}
            />
            {kept && (
              <Notice>
                <Trans>Kept for your turn. Only you see it.</Trans>
              </Notice>
            )}
            <div className="acts between push">
              <LinkText onPress={() => keepForMyTurn(draft.text)}>{t`Keep a thought for my turn`}</LinkText>
              <LinkText onPress={() => setPausing(true)}>{t`I need a pause`}</LinkText>
            </div>
          </Composer>
        )}
      </Leaf>
    </Spread>
  );
}

interface ReplyHelpProps {
  readonly kind: ReplyKind;
  readonly onKind: (kind: ReplyKind) => void;
  /** Someone has just shown a soft spot: no beginnings are offered. */
  readonly slow: boolean;
  readonly onBegin: (stem: string) => void;
}

/** The four things a listener may give, with beginnings that end open. */
function ReplyHelp({ kind, onKind, slow, onBegin }: ReplyHelpProps) {
  const { t } = useLingui();
  const { content } = useApp();
  return (
    <section className="hint stack">
      <Chips label={t`What you give`}>
        {REPLY_KINDS.map((each) => (
          <Chip key={each} pressed={kind === each} onPress={() => onKind(each)}>
            {content.replies[each].label}
          </Chip>
        ))}
      </Chips>
      <p className="sm mute">{content.replies[kind].hint}</p>
      {!slow && (
        <Chips label={t`If the words run out`}>
          {content.replies[kind].stems.map((stem) => (
            <Chip key={stem} onPress={() => onBegin(stem)}>{`${stem.trim()} …`}</Chip>
          ))}
        </Chips>
      )}
    </section>
  );
}

/** What came back so far, and what the speaker answered. */
function SaidSoFar({ props }: { readonly props: StageProps }) {
  const { t } = useLingui();
  const { you, partner, view } = props;
  const exchange = view.exchanges.at(-1);
  if (exchange === undefined || exchange.replies.length === 0) return null;
  const listener = exchange.speaker === you.side ? partner : you;
  const speaker = exchange.speaker === you.side ? you : partner;
  const lines = exchange.replies.flatMap((reply, index) => {
    const correction = exchange.corrections[index];
    return [
      { id: `reply ${index}`, partner: listener.ink, name: t`${listener.name}:`, text: reply.text },
      ...(correction === undefined
        ? []
        : [{ id: `correction ${index}`, partner: speaker.ink, name: t`${speaker.name}:`, text: correction }]),
    ];
  });
  return <Thread label={t`What came back so far`} lines={lines} />;
}

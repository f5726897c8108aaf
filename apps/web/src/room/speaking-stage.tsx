import { keepDraft, offerMessage } from "@attune/application";
import { isVulnerableMove } from "@attune/domain/cycle";
import { Leaf, LoopFigure, Notice, PageHead, PartnerMark, ReachedNote, Spread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { ComposeHelp } from "./compose-help.tsx";
import { Composer } from "./composer.tsx";
import { HeldWords } from "./held-words.tsx";
import { KeptThought } from "./kept-thought.tsx";
import { PauseSheet } from "./pause-sheet.tsx";
import { SafetyOffer } from "./safety-offer.tsx";
import type { StageProps } from "./stage-props.ts";
import { useDraft } from "./use-draft.ts";
import { useReading } from "./use-reading.ts";
import { useTurnSteps } from "./use-turn-steps.ts";

/** The speaker's page: words are written, read, perhaps held for a moment, and given. */
export function SpeakingStage(props: StageProps) {
  const { t } = useLingui();
  const { session, content } = useApp();
  const { you, partner, view, roomId } = props;
  const draft = useDraft({ roomId, side: you.side, place: "words" });
  const live = useReading("message", you.side, view.own === null ? draft.text : "");
  const [kept, setKept] = useState(false);
  const [pausing, setPausing] = useState(false);
  const turn = useTurnSteps(props, 0);
  const reading = live?.read.reading;
  const reaches =
    view.level > 0 &&
    reading?.talk === "secure" &&
    reading.moves.some((heard) => isVulnerableMove(heard.move) && heard.confidence >= 0.5);
  const words = draft.text.trim() === "" ? 0 : (reading?.form.words ?? 0);
  const overBudget = view.pacing.wordBudget !== null && words > view.pacing.wordBudget;

  if (pausing) {
    return <PauseSheet people={[you, partner]} holder={you.side} onClose={() => setPausing(false)} />;
  }
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "lock", text: t`${partner.name} sees your words only after you give them` }}
          title={view.smaller ? t`${you.name}, one smaller sentence.` : t`${you.name}, this is your turn.`}
        />
        <TurnSteps {...turn} />
        <div className="only-wide here">
          <LoopFigure
            learning
            lit={{ partner: you.ink, station: "feels" }}
            label={t`The loop, with your third step lit: what you feel underneath`}
          />
          <p className="voice mute">
            {view.smaller ? content.smallerSentence : <Trans>Stay close to what you feel underneath.</Trans>}
          </p>
        </div>
        <p className="only-wide push">
          <PartnerMark partner={partner.ink} name={partner.name} note={t`is listening`} />
        </p>
      </Leaf>
      <Leaf side="right">
        {view.own !== null ? (
          <HeldWords
            props={props}
            stem={stemFor(view.pacing.leaning === "away" ? content.doors[3]?.stem : content.ladder[2]?.stem)}
            onRewrite={draft.change}
            onKeep={(text) => {
              void keepDraft(session, { roomId, side: you.side, place: "thought" }, text);
              draft.clear();
              setKept(true);
            }}
            onPause={() => setPausing(true)}
          />
        ) : (
          <Composer
            props={props}
            draft={draft}
            live={live}
            label={t`Your words to ${partner.name}`}
            room="page"
            giveLabel={t`Give these words`}
            onGive={(from, text) => offerMessage(from, you.side, text)}
            remark={
              overBudget ? (
                <p className="remark mute" role="status">
                  {content.overBudget.replace("{partner}", partner.name)}
                </p>
              ) : undefined
            }
          >
            {kept && (
              <Notice>
                <Trans>Kept for yourself. It waits below your field on your next turn.</Trans>
              </Notice>
            )}
            <SafetyOffer reading={reading} />
            {reaches ? (
              <ReachedNote>{content.reaching[words % content.reaching.length]}</ReachedNote>
            ) : (
              <ComposeHelp props={props} onBegin={(stem) => draft.change(joined(draft.text, stem))} />
            )}
            <KeptThought props={props} onUse={(text) => draft.change(joined(draft.text, text))} />
          </Composer>
        )}
      </Leaf>
    </Spread>
  );
}

function stemFor(stem: string | undefined): string {
  return stem ?? "";
}

/** Adds a beginning behind what is there. */
export function joined(before: string, more: string): string {
  return before.trim() === "" ? more : `${before.trimEnd()} ${more}`;
}

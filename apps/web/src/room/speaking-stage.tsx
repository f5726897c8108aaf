import { offerMessage } from "@attune/application";
import { fill } from "@attune/content";
import { Leaf, LinkText, LoopFigure, Notice, PageHead, PartnerMark, ReachedNote, Spread, TurnSteps } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";
import { ComposeHelp } from "./compose-help.tsx";
import { KeptThought } from "./kept-thought.tsx";
import { SafetyOffer } from "./safety-offer.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useOwnWords } from "./use-own-words.ts";
import { useRoomSteps } from "./use-room-step.ts";
import { useTurnSteps } from "./use-turn-steps.ts";
import { verdictWhileWriting } from "./verdict.ts";
import { joined, WordsPlace } from "./words-place.tsx";

/** The speaker's page: words are written, read, perhaps held for a moment, and given. */
export function SpeakingStage(props: StageProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner, view } = props;
  const own = useOwnWords(props, "message");
  const turn = useTurnSteps(props, 0);
  const reading = own.live?.read.reading ?? null;
  const words = reading?.form.words ?? 0;
  const overBudget = view.level > 0 && view.pacing.wordBudget !== null && words > view.pacing.wordBudget;
  const begin = (stem: string) => own.draft.change(joined(own.draft.text, stem));
  const stem = view.pacing.leaning === "away" ? content.doors[3]?.stem : content.ladder[2]?.stem;

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
        <WordsPlace
          props={props}
          own={own}
          stem={stem ?? ""}
          label={t`Your words to ${partner.name}`}
          room="page"
          giveLabel={t`Give these words`}
          onGive={(session, text) => offerMessage(session, you.side, text)}
          remark={overBudget ? <BudgetRemark props={props} /> : undefined}
        >
          {own.kept && (
            <Notice>
              <Trans>Kept for yourself. It waits for your next turn.</Trans>
            </Notice>
          )}
          <SafetyOffer reading={reading} />
          {verdictWhileWriting(reading, view.level).reaches ? (
            <ReachedNote>{content.reaching[words % content.reaching.length]}</ReachedNote>
          ) : (
            <ComposeHelp props={props} onBegin={begin} />
          )}
          <KeptThought props={props} onUse={begin} />
          <NothingToSay props={props} />
        </WordsPlace>
      </Leaf>
    </Spread>
  );
}

/** Ways on for a speaker who has nothing to say now: nobody has to fill their turn. */
function NothingToSay({ props: { you, partner } }: { readonly props: StageProps }) {
  const { t } = useLingui();
  const { take, trouble } = useRoomSteps();
  return (
    <div>
      <TroubleNotice trouble={trouble} />
      <div className="row hold-foot">
        <LinkText onPress={() => void take({ type: "floor-passed", side: you.side })}>
          {t`${partner.name} may speak instead`}
        </LinkText>
        <LinkText onPress={() => void take({ type: "close-begun", side: you.side })}>{t`Bring it to a close`}</LinkText>
      </div>
    </div>
  );
}

/** For someone who leans toward: shorter is heard better. Nothing is cut, and nobody else is told. */
function BudgetRemark({ props: { you, partner } }: { readonly props: StageProps }) {
  const { content } = useApp();
  return (
    <p className="remark mute" role="status">
      {fill(content.overBudget, { you: you.name, partner: partner.name })}
    </p>
  );
}

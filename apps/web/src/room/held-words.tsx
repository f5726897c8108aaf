import { releaseWords } from "@attune/application";
import { fill } from "@attune/content";
import { Button, HoldPanel, LinkText, MarkKey, ReadWords, Slip } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useApp } from "../app-context.tsx";
import { marksOf, reachingWords } from "./marks.ts";
import { SafetyOffer } from "./safety-offer.tsx";
import type { StageProps } from "./stage-props.ts";
import { TroubleNotice } from "./trouble-notice.tsx";
import { useRoomSteps } from "./use-room-step.ts";
import { strongestCycleMove } from "./verdict.ts";

interface HeldWordsProps {
  readonly props: StageProps;
  /** A beginning for someone whose own words hold none. */
  readonly stem: string;
  /** Takes the words back and goes on writing with these. */
  readonly onRewrite: (text: string) => void;
  /** Keeps the words for oneself. */
  readonly onKeep: (text: string) => void;
}

/** Words that are held for a moment: which, why, and one way on. They stay visible, and their author may let them cross. */
export function HeldWords({ props, stem, onRewrite, onKeep }: HeldWordsProps) {
  const { t } = useLingui();
  const { session, content } = useApp();
  const { run, take, pending, trouble } = useRoomSteps();
  const [why, setWhy] = useState(false);
  const { you, partner, view, onPause } = props;
  if (view.own === null) return null;
  const { text, reading } = view.own;
  const hot = view.depth === "hot";
  const words = content.moves[strongestCycleMove(reading) ?? "blame"];
  const names = { you: you.name, partner: partner.name };
  const reaching = reachingWords(text, reading);

  async function withdraw(then: () => void) {
    if (await take({ type: "words-withdrawn", side: you.side })) then();
  }
  const keepWriting = () => void withdraw(() => onRewrite(text));

  return (
    <div className="held-words">
      <div className="field on">
        <ReadWords text={text} marks={marksOf(reading, view.level)} />
      </div>
      <MarkKey
        held={t`Held`}
        reach={reaching === "" ? undefined : t`This part reaches`}
        note={t`Read on this device only`}
      />
      <HoldPanel
        title={t`Held for a moment`}
        explanation={fill(hot ? words.held.hot : words.held.calm, names)}
        actions={
          hot ? (
            <>
              <Button kind="ink" onPress={keepWriting} pending={pending}>
                <Trans>One shorter sentence</Trans>
              </Button>
              <Button onPress={onPause}>
                <Trans>Pause</Trans>
              </Button>
            </>
          ) : (
            <>
              <Button
                kind="ink"
                pending={pending}
                onPress={() => void withdraw(() => onRewrite(reaching === "" ? stem : reaching))}
              >
                {reaching === "" ? t`Begin with this` : t`Begin with these words`}
              </Button>
              <Button onPress={keepWriting} pending={pending}>
                <Trans>Keep writing</Trans>
              </Button>
            </>
          )
        }
        foot={
          <>
            <LinkText onPress={() => void run(() => releaseWords(session, you.side))}>{t`This is not that`}</LinkText>
            <LinkText onPress={() => void withdraw(() => onKeep(text))}>{t`Keep it for myself`}</LinkText>
            <LinkText expanded={why} onPress={() => setWhy(!why)}>{t`Why was this held?`}</LinkText>
          </>
        }
      >
        {!hot && (
          <Slip
            owner={reaching === "" ? "own" : you.ink}
            note={reaching === "" ? t`A beginning, if you like` : t`From your own words`}
          >
            {reaching === "" ? `${stem.trim()} …` : reaching}
          </Slip>
        )}
      </HoldPanel>
      <SafetyOffer reading={reading} />
      {why && <p className="sm mute held-why">{fill(words.why, names)}</p>}
      <TroubleNotice trouble={trouble} words={text} />
    </div>
  );
}

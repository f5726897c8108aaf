import { openLetter } from "@attune/application";
import type { SeenLetter } from "@attune/domain/conversation";
import { GREEN_AROUSAL } from "@attune/domain/safety";
import { Button, ButtonLink, Leaf, Notice, PageHead, ScaleSlider, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { useScaleWords } from "../room/use-scale-words.ts";
import { LetterTrouble } from "./letter-trouble.tsx";
import { useLetterSteps } from "./use-letter-steps.ts";
import { useLetterTime } from "./use-letter-time.ts";
import { useLetters } from "./use-letters.ts";

interface WaitingLetterProps {
  readonly letter: Extract<SeenLetter, { readonly standing: "waiting" }>;
}

/** Before a letter is opened: a moment to look inwards, if one likes. Nothing of it is kept, and nobody is told. */
export function WaitingLetter({ letter: { letterId, at } }: WaitingLetterProps) {
  const { t } = useLingui();
  const { content, session } = useApp();
  const { side, partner } = useLetters();
  const [, navigate] = useLocation();
  const [arousal, setArousal] = useState<number | null>(null);
  const scaleWords = useScaleWords(t`calm`, t`flooded`);
  const time = useLetterTime();
  const steps = useLetterSteps();
  const stirred = arousal !== null && arousal > GREEN_AROUSAL;
  const { name } = partner;
  const open = () => void steps.run(() => openLetter(session, side, letterId));
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you know whether and when you open it` }}
          title={t`A letter from ${name}, when you are ready.`}
          lead={t`Given on ${time(at)}. It keeps.`}
        />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack-l">
          <ScaleSlider
            label={t`How stirred up are you?`}
            description={t`If you like. It is not kept anywhere.`}
            lowLabel={t`Calm`}
            highLabel={t`Flooded`}
            value={arousal}
            onChange={setArousal}
            valueText={scaleWords}
          />
          {stirred && <Notice>{content.letters.notGreen}</Notice>}
          <LetterTrouble trouble={steps.trouble} />
          <div className="acts">
            {stirred ? (
              <>
                <Button kind="ink" onPress={() => navigate("/letters")}>
                  <Trans>Let it wait</Trans>
                </Button>
                <Button pending={steps.pending} onPress={open}>
                  <Trans>Open it now</Trans>
                </Button>
                <ButtonLink kind="text" href="/pause" onNavigate={navigate}>
                  <Trans>Breathe for a minute</Trans>
                </ButtonLink>
              </>
            ) : (
              <>
                <Button kind="ink" pending={steps.pending} onPress={open}>
                  <Trans>I’m ready, open it</Trans>
                </Button>
                <Button onPress={() => navigate("/letters")}>
                  <Trans>Not now</Trans>
                </Button>
              </>
            )}
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}

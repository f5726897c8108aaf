import { helpLevel } from "@attune/application";
import type { LetterId } from "@attune/domain/conversation";
import type { Reading } from "@attune/domain/cycle";
import { Leaf, PageHead, Spread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { HeldPanel } from "../room/held-panel.tsx";
import { AnsweredLetter } from "./answered-letter.tsx";
import { LetterTrouble } from "./letter-trouble.tsx";
import type { LetterSteps } from "./use-letter-steps.ts";
import { useLetters } from "./use-letters.ts";

interface HeldLetterProps {
  readonly words: { readonly text: string; readonly reading: Reading };
  readonly answers: LetterId | null;
  readonly steps: LetterSteps;
  readonly onRewrite: (text: string) => void;
  readonly onRelease: () => void;
  readonly onKeep: () => void;
}

/** A letter whose words are held for a moment, as in the Room. */
export function HeldLetter({ words, answers, steps, onRewrite, onRelease, onKeep }: HeldLetterProps) {
  const { t } = useLingui();
  const { content, state } = useApp();
  const { you, partner } = useLetters();
  const [, navigate] = useLocation();
  const stem = answers === null ? content.ladder[2]?.stem : content.replies.reflect.stems[0];
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "lock", text: t`Only you. Nothing has been given.` }}
          title={t`${you.name}, before it goes on.`}
        />
        <AnsweredLetter letterId={answers} />
      </Leaf>
      <Leaf side="right" className="held-words">
        <HeldPanel
          words={words}
          level={helpLevel(state)}
          depth="calm"
          you={you}
          partner={partner}
          stem={stem ?? ""}
          pending={steps.pending}
          onRewrite={onRewrite}
          onRelease={onRelease}
          onKeep={onKeep}
          onPause={() => navigate("/pause")}
        />
        <LetterTrouble trouble={steps.trouble} words={words.text} />
      </Leaf>
    </Spread>
  );
}

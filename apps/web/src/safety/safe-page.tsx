import { keepSafety, safetyOf } from "@attune/application";
import type { ScreenAnswers } from "@attune/domain/safety";
import { Actions, Button, ChoiceRow, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { NotKept } from "../alone/not-kept.tsx";
import { useOwn } from "../alone/use-own.ts";
import { Frame } from "../frame.tsx";
import { CrisisPage } from "./crisis-page.tsx";
import { ResultPage } from "./result-page.tsx";
import { ScreenQuestions } from "./screen-questions.tsx";

type Step = "door" | "harmless" | "intro" | "questions" | "crisis" | "result";

/**
 * The private questions. Nothing is kept before their end, so that a page that is left in a hurry leaves nothing behind;
 * only an answer that tells of danger now is kept at once, with the page that answers to it.
 */
export function SafePage() {
  const { t } = useLingui();
  const { side, own, session, state, words, now } = useOwn();
  const { triage, due } = safetyOf(state, side, now);
  const answered = own.safety.screenedAt !== null;
  const [step, setStep] = useState<Step>("door");
  const [failed, setFailed] = useState(false);
  const { safety } = words;

  async function finish(answers: ScreenAnswers, then: Step) {
    const kept = await keepSafety(session, side, { type: "screen-finished", answers });
    setFailed(!kept.ok);
    if (kept.ok || then === "crisis") setStep(then);
  }

  if (step === "crisis") return <CrisisPage onGoOn={() => setStep("result")} />;
  if (step === "questions") {
    return (
      <ScreenQuestions
        failed={failed}
        onFinish={(answers) => void finish(answers, "result")}
        onCrisis={(answers) => void finish(answers, "crisis")}
        onBack={() => setStep("intro")}
      />
    );
  }
  if (step === "result")
    return <ResultPage triage={triage} onCrisis={() => setStep("crisis")} onAgain={() => setStep("intro")} />;
  return (
    <Frame view={step}>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you. This page is never shared` }}
            title={step === "harmless" ? safety.harmless.title : t`A few questions, for you alone.`}
          />
          {step === "intro" && (
            <div className="stack voice">
              {safety.intro.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          )}
        </Leaf>
        <Leaf side="right" middle>
          {failed && <NotKept />}
          {step === "door" && (
            <>
              <h2>{safety.alone.question}</h2>
              <Actions>
                <Button kind="ink" onPress={() => setStep(answered && !due ? "result" : "intro")}>
                  {safety.alone.yes}
                </Button>
                <Button onPress={() => setStep("harmless")}>{safety.alone.no}</Button>
              </Actions>
            </>
          )}
          {step === "harmless" && <Harmless lines={safety.harmless.lines} />}
          {step === "intro" && (
            <Button kind="ink" onPress={() => setStep("questions")}>
              <Trans>Begin</Trans>
            </Button>
          )}
        </Leaf>
      </Spread>
    </Frame>
  );
}

/** What anyone may see over someone's shoulder. */
function Harmless({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <div className="stack">
      {lines.map((line) => (
        <p key={line} className="voice">
          {line}
        </p>
      ))}
      <ChoiceRow icon="breath" title={t`Breathe for a minute`} href="/pause" onNavigate={navigate} />
    </div>
  );
}

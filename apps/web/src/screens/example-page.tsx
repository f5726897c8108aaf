import type { ExampleStep } from "@attune/content";
import { Button, ButtonLink, Leaf, MarkKey, PageHead, ReadWords, Signal, Slip, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { marksOf } from "../room/marks.ts";
import { usePracticeReading } from "../room/use-reading.ts";

/** A made-up couple goes through the Room, step by step; their words are really read. */
export function ExamplePage() {
  const { t } = useLingui();
  const { content, state } = useApp();
  const [, navigate] = useLocation();
  const [at, setAt] = useState(0);
  const { names, steps } = content.example;
  const step = steps[at];
  const total = steps.length;
  const number = at + 1;
  if (step === undefined) return null;
  return (
    <Frame nav={false} onPause={null} view={step.id}>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "eye", text: t`${names.A} and ${names.B} are made up` }}
            title={t`An example conversation`}
            lead={t`Step ${number} of ${total}`}
          />
          <p className="voice mute example-note">{step.note}</p>
        </Leaf>
        <Leaf side="right" middle>
          <ExampleWords key={step.id} step={step} />
          <div className="acts between example-acts">
            <Button disabled={at === 0} onPress={() => setAt(at - 1)}>
              <Trans>Before</Trans>
            </Button>
            {at < total - 1 ? (
              <Button kind="ink" onPress={() => setAt(at + 1)}>
                <Trans>Next</Trans>
              </Button>
            ) : (
              <ButtonLink kind="ink" href={state.couple.names === null ? "/together" : "/room"} onNavigate={navigate}>
                <Trans>Try it together</Trans>
              </ButtonLink>
            )}
          </div>
          <ButtonLink kind="text" href="/" onNavigate={navigate}>
            <Trans>Back to the beginning</Trans>
          </ButtonLink>
        </Leaf>
      </Spread>
    </Frame>
  );
}

function ExampleWords({ step }: { readonly step: ExampleStep }) {
  const { t } = useLingui();
  const { content } = useApp();
  const reading = usePracticeReading(step.by === "room" ? "" : step.text, "");
  const labels = useDoing();
  if (step.by === "room") return <Signal state="ready">{step.text}</Signal>;
  const marks = reading === null ? [] : marksOf(reading, 3);
  const name = content.example.names[step.by];
  return (
    <div className="stack">
      <Slip owner={step.by === "A" ? "one" : "two"} name={name} note={labels[step.does]} size="spoken">
        <ReadWords text={step.text} marks={marks} size="spoken" />
      </Slip>
      <MarkKey
        held={marks.some(({ kind }) => kind === "held") ? t`May be held` : undefined}
        reach={marks.some(({ kind }) => kind === "reach") ? t`This part reaches` : undefined}
        note={t`Read on this device, just now`}
      />
    </div>
  );
}

function useDoing(): Readonly<Record<ExampleStep["does"], string>> {
  const { t } = useLingui();
  return {
    writes: t`writes, and has not given it yet`,
    gives: t`gives these words`,
    replies: t`says it back`,
    "says-landed": t`feels heard`,
    "says-not-yet": t`says: not yet`,
    keeps: t`keeps one line`,
  };
}

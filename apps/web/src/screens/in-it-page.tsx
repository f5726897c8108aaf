import { ChoiceRow, Leaf, LoopFigure, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { peopleOf } from "../people.ts";

/** "We're in it": the loop is named, and there are two ways out. */
export function InItPage() {
  const { t } = useLingui();
  const { content, state } = useApp();
  const [, navigate] = useLocation();
  const [short, setShort] = useState(false);
  const people = peopleOf(state.couple);
  return (
    <Frame nav={false}>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "eye", text: t`${people.A.name} and ${people.B.name}` }}
            title={t`You’re in it, both of you.`}
            lead={content.inIt.lines[1]}
          />
          <LoopFigure
            learning
            label={t`The loop between you, in thin lines, with the short way lit`}
            lit={{ partner: "one", station: "feels" }}
          />
        </Leaf>
        <Leaf side="right" middle>
          <h2>
            <Trans>Two ways out</Trans>
          </h2>
          <ChoiceRow
            icon="pause"
            title={t`Pause`}
            description={t`Settle first, then come back.`}
            href="/pause"
            onNavigate={navigate}
          />
          <ChoiceRow
            icon="path"
            title={t`The short way`}
            description={t`One soft sentence each.`}
            onPress={() => setShort(true)}
          />
          {short && (
            <ol className="stack short-way" aria-live="polite">
              {content.inIt.shortWay.map((line) => (
                <li key={line} className="voice">
                  {line}
                </li>
              ))}
            </ol>
          )}
          <ChoiceRow
            icon="room"
            title={t`To the Room`}
            description={t`Slowly, with help.`}
            href="/room"
            onNavigate={navigate}
          />
        </Leaf>
      </Spread>
    </Frame>
  );
}

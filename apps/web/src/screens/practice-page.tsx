import { fill } from "@attune/content";
import { offersHelp, outcomeOf } from "@attune/domain/conversation";
import { isCycleMove, isVulnerableMove, type Reading } from "@attune/domain/cycle";
import { ButtonLink, Chip, Chips, Leaf, LinkText, PageHead, ReachedNote, Slip, Spread, WritingField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { LONGEST_MESSAGE, ReadKey } from "../room/composer.tsx";
import { marksOf } from "../room/marks.ts";
import { SafetyOffer } from "../room/safety-offer.tsx";
import { useDraft } from "../room/use-draft.ts";
import { usePracticeReading } from "../room/use-reading.ts";
import { useVault } from "../vault-context.tsx";

const SPOT = { roomId: null, side: "A", place: "words" } as const;

/** For someone on their own: try words, and see how they may land. Nothing crosses to anyone. */
export function PracticePage() {
  const { t } = useLingui();
  const { content } = useApp();
  const { opened } = useVault();
  const [, navigate] = useLocation();
  const [situation, setSituation] = useState(content.practice.situations[0]);
  const draft = useDraft(SPOT);
  const reading = usePracticeReading(draft.text, situation?.theySaid ?? "");
  const marks = reading === null ? [] : marksOf(reading, 3);
  return (
    <Frame>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{
              icon: "lock",
              text: opened === null ? t`Nobody but you; whoever uses this browser can open it` : t`Only you`,
            }}
            title={t`See how words may land.`}
            lead={t`Write as you would to your partner. Nothing here goes to anyone.`}
          />
          <Chips label={t`A situation to try`}>
            {content.practice.situations.map((each) => (
              <Chip key={each.id} pressed={situation?.id === each.id} onPress={() => setSituation(each)}>
                {each.title}
              </Chip>
            ))}
          </Chips>
          {situation !== undefined && (
            <Slip owner="two" name={t`They said`} quote>
              {situation.theySaid}
            </Slip>
          )}
          <div className="push stack xs mute">
            {content.practice.honest.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </Leaf>
        <Leaf side="right" middle>
          <div className="composer">
            <WritingField
              label={t`What would you say?`}
              value={draft.text}
              onChange={draft.change}
              marks={marks}
              room="page"
              disabled={!draft.ready}
              maxLength={LONGEST_MESSAGE}
            />
            <ReadKey marks={marks} />
            {reading !== null && !offersHelp(reading) && <HowItMayLand reading={reading} />}
            <SafetyOffer reading={reading} />
            <div className="acts between">
              <ButtonLink href="/example" onNavigate={navigate}>
                <Trans>Look at an example conversation</Trans>
              </ButtonLink>
              {draft.text !== "" && <LinkText onPress={draft.clear}>{t`Clear it`}</LinkText>}
            </div>
          </div>
        </Leaf>
      </Spread>
    </Frame>
  );
}

/** What the Room would say about these words. */
function HowItMayLand({ reading }: { readonly reading: Reading }) {
  const { t } = useLingui();
  const { content } = useApp();
  const names = { you: t`you`, partner: t`your partner` };
  const move = reading.moves.find((heard) => isCycleMove(heard.move))?.move;
  const outcome = outcomeOf(reading, 3);
  if (outcome !== "crosses" && move !== undefined && isCycleMove(move)) {
    const words = content.moves[move];
    return (
      <p className="remark" role="status">
        {sentenceCase(fill(outcome === "held" ? words.held.calm : words.thought, names))}
      </p>
    );
  }
  if (reading.talk === "secure" && reading.moves.some((heard) => isVulnerableMove(heard.move))) {
    return <ReachedNote>{content.reaching[1]}</ReachedNote>;
  }
  return (
    <p className="remark mute" role="status">
      <Trans>The Room would let this cross without a word.</Trans>
    </p>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

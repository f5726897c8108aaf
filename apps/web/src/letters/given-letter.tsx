import { takeLetterBack } from "@attune/application";
import { fill } from "@attune/content";
import { type SeenLetter, TAKE_BACK_WITHIN } from "@attune/domain/conversation";
import { Button, ChoiceRow, Leaf, PageHead, Slip, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { LetterText } from "./answered-letter.tsx";
import { LetterTrouble } from "./letter-trouble.tsx";
import { useGoToLetter } from "./use-letter-place.ts";
import { useLetterSteps } from "./use-letter-steps.ts";
import { useLetterTime } from "./use-letter-time.ts";
import { useLetters } from "./use-letters.ts";

interface GivenLetterProps {
  readonly letter: Extract<SeenLetter, { readonly standing: "given" }>;
}

/** A letter of one's own that was given. Whether it has been opened is nowhere on this page, and nowhere else. */
export function GivenLetter({ letter }: GivenLetterProps) {
  const { t } = useLingui();
  const { session } = useApp();
  const { you, partner, letters } = useLetters();
  const [, navigate] = useLocation();
  const goTo = useGoToLetter();
  const time = useLetterTime();
  const { letterId, at, text, answers, answered, mark } = letter;
  const { name } = partner;
  const mayTakeBack = !answered && session.sources.clock.now() - at <= TAKE_BACK_WITHIN;
  const answer = letters.find((each) => "answers" in each && each.answers === letterId);
  return (
    <Spread className="letter">
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "eye", text: t`You, and ${name} when ${name} opens it` }}
          title={answers === null ? t`Given to ${name}.` : t`Your answer to ${name}.`}
          lead={time(at)}
        />
        <Slip owner={you.ink} name={you.name}>
          <LetterText text={text} />
        </Slip>
      </Leaf>
      <Leaf side="right">
        {mark !== null && (
          <p className="voice">{mark === "landed" ? t`${name} says: it landed.` : t`${name} says: not yet.`}</p>
        )}
        {answered ? (
          <ChoiceRow
            icon="talk"
            title={t`${name} has answered`}
            description={t`The answer keeps until you are ready.`}
            onPress={() => (answer === undefined ? navigate("/letters") : goTo(answer.letterId))}
          />
        ) : (
          <p className="voice mute">
            <Trans>It is on its way in its own time. There is nothing you need to do.</Trans>
          </p>
        )}
        {mayTakeBack && <TakeBack letter={letter} />}
        <div className="row push">
          <Button onPress={() => navigate("/letters")}>
            <Trans>To your letters</Trans>
          </Button>
        </div>
      </Leaf>
    </Spread>
  );
}

/** Offered for a day with every letter that has no answer, opened or not. */
function TakeBack({ letter: { letterId, text } }: GivenLetterProps) {
  const { content, session } = useApp();
  const { side, you, partner } = useLetters();
  const steps = useLetterSteps();
  return (
    <section className="part stack">
      <p className="sm mute">{fill(content.letters.takeBack, { you: you.name, partner: partner.name })}</p>
      <div className="acts">
        <Button pending={steps.pending} onPress={() => void steps.run(() => takeLetterBack(session, side, letterId))}>
          <Trans>Take it back</Trans>
        </Button>
      </div>
      <LetterTrouble trouble={steps.trouble} words={text} />
    </section>
  );
}

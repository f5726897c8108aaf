import { markAnswer } from "@attune/application";
import { fill } from "@attune/content";
import type { AnswerMark, SeenLetter } from "@attune/domain/conversation";
import { ButtonLink, Chip, Chips, ChoiceRow, Leaf, PageHead, Slip, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { LetterText } from "./answered-letter.tsx";
import { LetterTrouble } from "./letter-trouble.tsx";
import { useLetterDrafts } from "./use-letter-drafts.ts";
import { useGoToLetter } from "./use-letter-place.ts";
import { useLetterSteps } from "./use-letter-steps.ts";
import { useLetterTime } from "./use-letter-time.ts";
import { useLetters } from "./use-letters.ts";

interface OpenedLetterProps {
  readonly letter: Extract<SeenLetter, { readonly standing: "opened" }>;
}

/** A letter to read. Nothing has to come back; an answer is a letter too. */
export function OpenedLetter({ letter }: OpenedLetterProps) {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner } = useLetters();
  const [, navigate] = useLocation();
  const time = useLetterTime();
  const { name } = partner;
  return (
    <Spread className="letter">
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "lock", text: t`Only you know that you have opened it` }}
          title={letter.answers === null ? t`A letter from ${name}.` : t`An answer from ${name}.`}
          lead={time(letter.at)}
        />
        <Slip owner={partner.ink} name={name} quote>
          <LetterText text={letter.text} />
        </Slip>
        {letter.takenBack && (
          <p className="sm mute letter-honest">
            {fill(content.letters.takenBackSince, { you: you.name, partner: name })}
          </p>
        )}
      </Leaf>
      <Leaf side="right">
        {letter.markable && <DidItLand letter={letter} />}
        <p className="voice mute letter-lead">{content.letters.afterReading}</p>
        <AnswerRow letter={letter} />
        <div className="acts push">
          <ButtonLink href="/letters" onNavigate={navigate}>
            <Trans>Keep it</Trans>
          </ButtonLink>
        </div>
      </Leaf>
    </Spread>
  );
}

/** The way to an answer: one that is given, one that is begun, or an empty page. */
function AnswerRow({ letter: { letterId } }: OpenedLetterProps) {
  const { t } = useLingui();
  const { session } = useApp();
  const { letters, partner, together } = useLetters();
  const goTo = useGoToLetter();
  const drafts = useLetterDrafts();
  const own = letters.filter((each) => each.standing === "given" || each.standing === "aside");
  const answer = own.find((each) => each.answers === letterId);
  const begun = drafts.find((each) => each.answers === letterId && each.letterId !== answer?.letterId);
  if (answer?.standing === "given") {
    return (
      <ChoiceRow
        icon="talk"
        title={t`You have answered`}
        description={t`Look at your answer.`}
        onPress={() => goTo(answer.letterId)}
      />
    );
  }
  const isBegun = answer !== undefined || begun !== undefined;
  function go() {
    if (answer !== undefined) return goTo(answer.letterId);
    goTo(begun?.letterId ?? session.sources.random.id(), letterId);
  }
  return (
    <ChoiceRow
      icon="pen"
      title={isBegun ? t`Go on with your answer` : t`Answer by letter`}
      description={
        together
          ? t`Only you see it until you give it. Then ${partner.name} knows that you have read this.`
          : t`Only you see it.`
      }
      onPress={go}
    />
  );
}

/** The one thing that is said to an answer, by the one whose letter it answers. */
function DidItLand({ letter: { letterId, mark } }: OpenedLetterProps) {
  const { t } = useLingui();
  const { session } = useApp();
  const { side, partner } = useLetters();
  const steps = useLetterSteps();
  const say = (next: AnswerMark) => void steps.run(() => markAnswer(session, side, { letterId, mark: next }));
  return (
    <section className="stack letter-mark">
      <h2>
        <Trans>Did it land?</Trans>
      </h2>
      <Chips label={t`Did it land?`}>
        <Chip pressed={mark === "landed"} onPress={() => say("landed")}>
          {t`Yes, I feel heard`}
        </Chip>
        <Chip pressed={mark === "not-yet"} onPress={() => say("not-yet")}>
          {t`Not yet`}
        </Chip>
      </Chips>
      <p className="sm mute">
        <Trans>If you like. {partner.name} sees this, and nothing else.</Trans>
      </p>
      <LetterTrouble trouble={steps.trouble} />
    </section>
  );
}

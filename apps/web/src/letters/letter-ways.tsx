import { giveLetter, type LetterWords, letLetterGo } from "@attune/application";
import { fill } from "@attune/content";
import { isResting, type SeenLetter } from "@attune/domain/conversation";
import type { Instant } from "@attune/kernel";
import { ChoiceRow, Leaf, LinkText, PageHead, Slip, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { AnsweredLetter, LetterText } from "./answered-letter.tsx";
import { LetGo } from "./let-go.tsx";
import { LetterTrouble } from "./letter-trouble.tsx";
import { nextMorning } from "./next-morning.ts";
import { RestUntil } from "./rest-until.tsx";
import type { LetterSteps } from "./use-letter-steps.ts";
import { useLetterTime } from "./use-letter-time.ts";
import { useLetters } from "./use-letters.ts";

type Aside = Extract<SeenLetter, { readonly standing: "aside" }>;

interface LetterWaysProps {
  readonly words: LetterWords;
  /** The letter as it lies, or null when it has just been written. */
  readonly aside: Aside | null;
  /** Its author has said of held words: this is not that. */
  readonly notThat: boolean;
  readonly steps: LetterSteps;
  readonly onWrite: () => void;
  readonly onHeld: () => void;
  readonly onKeep: (until: Instant | null) => void;
}

/** A letter that is written: what its author reads once more, and three ways on. None is better than another. */
export function LetterWays(props: LetterWaysProps) {
  const { t } = useLingui();
  const { content, session } = useApp();
  const { you, together } = useLetters();
  const { words, aside, steps, onWrite } = props;
  const now = session.sources.clock.now();
  const rests = aside !== null && isResting(aside, now);
  const hasRested = aside?.until != null && !rests;
  return (
    <Spread className="letter">
      <Leaf side="left">
        <PageHead
          size="quiet"
          who={{ icon: "lock", text: together ? t`Only you, until you give it` : t`Only you` }}
          title={useTitle(aside, rests)}
          lead={hasRested ? content.letters.secondLook : undefined}
        />
        <Slip owner={you.ink} name={you.name} size="reading">
          <LetterText text={words.text} />
        </Slip>
        <div className="row">
          <LinkText onPress={onWrite}>{t`Write on`}</LinkText>
        </div>
        <div className="only-wide">
          <AnsweredLetter letterId={words.answers} />
        </div>
      </Leaf>
      <Leaf side="right">
        <h2>
          <Trans>What happens with it?</Trans>
        </h2>
        {together ? <Together {...props} rests={rests} /> : <Alone {...props} />}
        <LetterTrouble trouble={steps.trouble} words={words.text} />
        {aside !== null && <LetGoKept aside={aside} />}
      </Leaf>
    </Spread>
  );
}

function useTitle(aside: Aside | null, rests: boolean): string {
  const { t } = useLingui();
  const time = useLetterTime();
  if (aside === null) return t`It is written.`;
  if (aside.until === null) return t`Kept for yourself.`;
  return rests ? t`It rests until ${time(aside.until)}.` : t`You have slept on it.`;
}

function Together({
  words,
  aside,
  notThat,
  steps,
  rests,
  onHeld,
  onKeep,
}: LetterWaysProps & { readonly rests: boolean }) {
  const { t } = useLingui();
  const { content, session } = useApp();
  const { side, you, partner } = useLetters();
  const { name } = partner;
  const now = session.sources.clock.now();

  async function give() {
    if (steps.pending) return;
    const giving = notThat ? "not-that" : "as-read";
    const given = await steps.run(() => giveLetter(session, side, { ...words, giving }));
    if (given === "held") onHeld();
  }

  return (
    <>
      {rests ? (
        <p className="mute">
          <Trans>Until then it can be written on, and not given. It never goes by itself.</Trans>
        </p>
      ) : (
        <ChoiceRow
          icon="invitation"
          title={t`Give it now`}
          description={t`${name} reads it when ${name} is ready.`}
          onPress={() => void give()}
        />
      )}
      {!rests && (
        <ChoiceRow
          icon="moon"
          title={aside === null ? t`Sleep on it` : t`Sleep on it once more`}
          description={t`Not before seven in the morning. You look at it again, and then you decide.`}
          onPress={() => onKeep(nextMorning(now))}
        />
      )}
      {(aside === null || aside.until !== null) && !rests && (
        <ChoiceRow
          icon="keep"
          title={t`Keep it for myself`}
          description={t`Nobody else knows of it.`}
          onPress={() => onKeep(null)}
        />
      )}
      <RestUntil key={aside?.until} later={rests ? (aside?.until ?? null) : null} onRest={onKeep} />
      {!rests && (
        <p className="sm mute letter-honest">{fill(content.letters.takeBack, { you: you.name, partner: name })}</p>
      )}
    </>
  );
}

function Alone({ aside, onKeep }: LetterWaysProps) {
  const { t } = useLingui();
  return (
    <>
      {aside === null && (
        <ChoiceRow
          icon="keep"
          title={t`Keep it for myself`}
          description={t`Nobody else knows of it.`}
          onPress={() => onKeep(null)}
        />
      )}
      <p className="mute letter-honest">
        <Trans>You are on the solo track for now. Letters you write here stay with you.</Trans>
      </p>
    </>
  );
}

function LetGoKept({ aside }: { readonly aside: Aside }) {
  const { session } = useApp();
  const { side } = useLetters();
  const [, navigate] = useLocation();
  async function letGo() {
    const gone = await letLetterGo(session, side, aside.letterId);
    if (gone) navigate("/letters");
    return gone;
  }
  return <LetGo onLetGo={letGo} />;
}

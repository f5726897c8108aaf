import type { LetterDraft } from "@attune/application";
import { isResting, type SeenLetter } from "@attune/domain/conversation";
import { Button, ChoiceRow, EmptyState, type IconName, Leaf, PageHead, Spread, WhoCanSee } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useApp } from "../app-context.tsx";
import { Frame } from "../frame.tsx";
import { useLetterDrafts } from "./use-letter-drafts.ts";
import { LETTER_ADDRESS, useGoToLetter } from "./use-letter-place.ts";
import { useLetterTime } from "./use-letter-time.ts";
import { useLetters } from "./use-letters.ts";

/** All letters: between the two, and one's own that nobody else knows of. Newest first. */
export function LettersPage() {
  const { t } = useLingui();
  const { session } = useApp();
  const { letters, partner, together } = useLetters();
  const goTo = useGoToLetter();
  const begun = useLetterDrafts().filter((draft) => isOpenDraft(draft, letters));
  const { name } = partner;
  const kept = letters.filter(({ standing }) => standing === "aside");
  const between = letters.filter(({ standing }) => standing !== "aside");
  const isEmpty = letters.length === 0 && begun.length === 0;
  return (
    <Frame>
      <Spread className="letters">
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you see this page` }}
            title={t`Letters.`}
            lead={
              together
                ? t`Written alone, given when you say so, opened when the other is ready.`
                : t`Written alone, for yourself.`
            }
          />
          <div className="acts">
            <Button kind="ink" icon="pen" onPress={() => goTo(session.sources.random.id())}>
              <Trans>Write a letter</Trans>
            </Button>
          </div>
        </Leaf>
        <Leaf side="right">
          {isEmpty && (
            <EmptyState icon="invitation" title={t`No letters yet.`}>
              {together ? (
                <Trans>Some things are easier to say when nobody waits for the next word.</Trans>
              ) : (
                <Trans>What you write here stays with you.</Trans>
              )}
            </EmptyState>
          )}
          {between.length > 0 && (
            <section className="part">
              <WhoCanSee icon="eye">{t`${name} and you`}</WhoCanSee>
              {between.map((letter) => (
                <LetterRow key={letter.letterId} letter={letter} />
              ))}
            </section>
          )}
          {begun.length + kept.length > 0 && (
            <section className="part">
              <WhoCanSee icon="lock">{t`Only you`}</WhoCanSee>
              {begun.map((draft) => (
                <DraftRow key={draft.letterId} draft={draft} />
              ))}
              {kept.map((letter) => (
                <LetterRow key={letter.letterId} letter={letter} />
              ))}
            </section>
          )}
        </Leaf>
      </Spread>
    </Frame>
  );
}

/** A draft of a letter that is set aside belongs to that one, and what is given has no draft any more. */
function isOpenDraft({ letterId, text }: LetterDraft, letters: readonly SeenLetter[]): boolean {
  return text.trim() !== "" && !letters.some((letter) => letter.letterId === letterId);
}

function DraftRow({ draft }: { readonly draft: LetterDraft }) {
  const { t } = useLingui();
  const time = useLetterTime();
  const goTo = useGoToLetter();
  const { letterId, answers, savedAt, text } = draft;
  return (
    <ChoiceRow
      icon="pen"
      title={beginning(text)}
      description={
        answers === null
          ? t`Begun on this device · ${time(savedAt)}`
          : t`An answer, begun on this device · ${time(savedAt)}`
      }
      href={LETTER_ADDRESS}
      onNavigate={() => goTo(letterId, answers)}
    />
  );
}

function LetterRow({ letter }: { readonly letter: SeenLetter }) {
  const { t } = useLingui();
  const { partner } = useLetters();
  const goTo = useGoToLetter();
  const description = useDescription(letter);
  return (
    <ChoiceRow
      icon={ICONS[letter.standing]}
      title={letter.standing === "waiting" ? t`A letter from ${partner.name}` : beginning(letter.text)}
      description={description}
      href={LETTER_ADDRESS}
      onNavigate={() => goTo(letter.letterId)}
    />
  );
}

const ICONS: Readonly<Record<SeenLetter["standing"], IconName>> = {
  aside: "keep",
  given: "pen",
  waiting: "invitation",
  opened: "talk",
};

function useDescription(letter: SeenLetter): string {
  const { t } = useLingui();
  const { session } = useApp();
  const { partner } = useLetters();
  const time = useLetterTime();
  const { name } = partner;
  const when = time(letter.at);
  switch (letter.standing) {
    case "waiting":
      return t`Keeps until you are ready · ${when}`;
    case "opened":
      return letter.answers === null ? t`From ${name} · ${when}` : t`An answer from ${name} · ${when}`;
    case "given":
      return letter.answers === null ? t`To ${name} · ${when}` : t`Your answer to ${name} · ${when}`;
    case "aside":
      if (letter.until === null) return t`Kept for yourself · ${when}`;
      return isResting(letter, session.sources.clock.now())
        ? t`Rests until ${time(letter.until)}`
        : t`Has rested. Look at it once more.`;
  }
}

const LONGEST_BEGINNING = 60;

/** The first words of a letter, to know it again. */
function beginning(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  return line.length <= LONGEST_BEGINNING ? line : `${line.slice(0, LONGEST_BEGINNING).trimEnd()} …`;
}

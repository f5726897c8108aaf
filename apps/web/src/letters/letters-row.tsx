import { ChoiceRow } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { LETTER_ADDRESS, useGoToLetter } from "./use-letter-place.ts";
import { useLetters } from "./use-letters.ts";

/** The way to the letters. That one waits is said plainly, once, without a word of it and without a number. */
export function LettersRow() {
  const { t } = useLingui();
  const { letters, together } = useLetters();
  const [, navigate] = useLocation();
  const waiting = letters.filter(({ standing }) => standing === "waiting");
  const [first] = waiting;
  const goTo = useGoToLetter();
  if (first === undefined) {
    const description = together ? t`Write one, sleep on it, give it when you like.` : t`Write one, for yourself.`;
    return (
      <ChoiceRow icon="invitation" title={t`Letters`} description={description} href="/letters" onNavigate={navigate} />
    );
  }
  return (
    <ChoiceRow
      icon="invitation"
      title={t`A letter waits for you`}
      description={t`It keeps until you are ready.`}
      href={waiting.length === 1 ? LETTER_ADDRESS : "/letters"}
      onNavigate={(to) => (waiting.length === 1 ? goTo(first.letterId) : navigate(to))}
    />
  );
}

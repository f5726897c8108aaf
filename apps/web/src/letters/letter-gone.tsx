import { fill } from "@attune/content";
import { ButtonLink, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { useApp } from "../app-context.tsx";
import { useLetters } from "./use-letters.ts";

/** To its author, after taking a letter back: the same words whatever the reader did. */
export function LetterTakenBack() {
  const { t } = useLingui();
  const { content } = useApp();
  const { you, partner } = useLetters();
  return (
    <Sheet narrow>
      <PageHead
        who={{ icon: "lock", text: t`Only you` }}
        title={t`Taken back.`}
        lead={fill(content.letters.takenBack, { you: you.name, partner: partner.name })}
      />
      <BackToLetters />
    </Sheet>
  );
}

/** At the address of a letter that is not there for this reader. */
export function LetterGone() {
  const { t } = useLingui();
  return (
    <Sheet narrow>
      <PageHead who={{ icon: "lock", text: t`Only you` }} title={t`There is no letter here.`} />
      <BackToLetters />
    </Sheet>
  );
}

function BackToLetters() {
  const [, navigate] = useLocation();
  return (
    <div className="acts">
      <ButtonLink href="/letters" onNavigate={navigate}>
        <Trans>To your letters</Trans>
      </ButtonLink>
    </div>
  );
}

import { Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { TroubleNotice } from "../room/trouble-notice.tsx";
import type { StepTrouble } from "../room/use-room-step.ts";

interface LetterTroubleProps {
  readonly trouble: StepTrouble | null;
  /** The words on the screen, which can be saved as a file. */
  readonly words?: string;
}

/** Says plainly what could not be done with a letter. */
export function LetterTrouble({ trouble, words = "" }: LetterTroubleProps) {
  const { t } = useLingui();
  if (trouble !== "not-now") return <TroubleNotice trouble={trouble} words={words} />;
  return (
    <Notice kind="trouble" title={t`That was not possible just now`}>
      <Trans>The letter may have moved on in another tab, or its time is over. What you see now is how it is.</Trans>
    </Notice>
  );
}

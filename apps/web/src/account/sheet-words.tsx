import type { RecoverySheet } from "@attune/application";
import { QrFigure, WordList } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { toSquares } from "../joining/to-squares.ts";

interface SheetWordsProps {
  readonly sheet: RecoverySheet;
  /** The heading that fits below the title it stands under. */
  readonly heading: "h2" | "h4";
}

/** What a printed sheet holds: its words in two groups, and all of them as a picture. */
export function SheetWords({ sheet, heading: Heading }: SheetWordsProps) {
  const { t } = useLingui();
  const squares = useMemo(() => toSquares(sheet.qr), [sheet.qr]);
  return (
    <>
      <Heading className="quiet-head">
        <Trans>The account words</Trans>
      </Heading>
      <WordList label={t`The twelve account words`} words={sheet.accountWords} />
      <Heading className="quiet-head">
        <Trans>The way-back words</Trans>
      </Heading>
      <WordList label={t`The twelve way-back words`} words={sheet.recoveryWords} />
      <div className="recovery-picture">
        <QrFigure squares={squares} label={t`All twenty-four words as a picture, to scan`} />
      </div>
    </>
  );
}

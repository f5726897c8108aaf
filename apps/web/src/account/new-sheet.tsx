import type { RecoverySheet } from "@attune/application";
import { Button, QrFigure, WordList } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useMemo, useRef } from "react";
import { toSquares } from "../joining/to-squares.ts";

interface NewSheetProps {
  readonly sheet: RecoverySheet;
  readonly onDone: () => void;
}

/** The sheet that takes the place of the one before, inside a page. */
export function NewSheet({ sheet, onDone }: NewSheetProps) {
  const { t } = useLingui();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const squares = useMemo(() => toSquares(sheet.qr), [sheet.qr]);
  return (
    <div className="stack new-sheet print-this recovery">
      <h3 ref={title} tabIndex={-1}>
        <Trans>Your new sheet. The one before opens nothing any more.</Trans>
      </h3>
      <h4 className="quiet-head">
        <Trans>The account words</Trans>
      </h4>
      <WordList label={t`The twelve account words`} words={sheet.accountWords} />
      <h4 className="quiet-head">
        <Trans>The way-back words</Trans>
      </h4>
      <WordList label={t`The twelve way-back words`} words={sheet.recoveryWords} />
      <div className="recovery-picture">
        <QrFigure squares={squares} label={t`All twenty-four words as a picture, to scan`} />
      </div>
      <div className="acts">
        <Button kind="ink" onPress={onDone}>
          <Trans>I have put it away</Trans>
        </Button>
        <Button onPress={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
    </div>
  );
}

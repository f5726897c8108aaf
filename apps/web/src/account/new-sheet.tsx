import type { RecoverySheet } from "@attune/application";
import { Button } from "@attune/ui";
import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { SheetWords } from "./sheet-words.tsx";

interface NewSheetProps {
  readonly sheet: RecoverySheet;
  readonly onDone: () => void;
}

/** The sheet that takes the place of the one before, inside a page. */
export function NewSheet({ sheet, onDone }: NewSheetProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="stack new-sheet print-this recovery">
      <h3 ref={title} tabIndex={-1}>
        <Trans>Your new sheet. The one before opens nothing any more.</Trans>
      </h3>
      <SheetWords sheet={sheet} heading="h4" />
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

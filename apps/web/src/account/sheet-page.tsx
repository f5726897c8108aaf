import { Button, LoadingState, Notice, PageHead, Sheet } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { useRefusalWords } from "../locks/refusal-words.ts";
import { RecoverySheetView } from "./recovery-sheet-view.tsx";
import { type SheetReading, useSheet } from "./use-sheet.ts";

/** The printed sheet once more. */
export function SheetPage() {
  const [, navigate] = useLocation();
  const reading = useSheet();
  return (
    <QuietFrame view={reading.sheet === null ? "" : "sheet"}>
      {reading.sheet === null ? (
        <SheetOnItsWay reading={reading} />
      ) : (
        <RecoverySheetView sheet={reading.sheet} onDone={() => navigate("/settings")} />
      )}
    </QuietFrame>
  );
}

/** While the words are brought, or when they cannot be. */
export function SheetOnItsWay({ reading }: { readonly reading: SheetReading }) {
  const { t } = useLingui();
  const words = useRefusalWords();
  if (reading.refused === null) return <LoadingState label={t`Bringing your words`} />;
  return (
    <Sheet narrow>
      <PageHead title={t`Your words could not be brought.`} />
      <Notice
        kind="trouble"
        action={
          <Button onPress={reading.again}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {words(reading.refused)}
      </Notice>
    </Sheet>
  );
}

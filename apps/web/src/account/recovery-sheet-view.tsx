import type { RecoverySheet } from "@attune/application";
import { Button, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { SheetWords } from "./sheet-words.tsx";

interface RecoverySheetViewProps {
  readonly sheet: RecoverySheet;
  readonly onDone: () => void;
  /** Offers to leave it for another time. */
  readonly later?: boolean;
  /** The sheet replaces one that opens nothing any more. */
  readonly replaces?: boolean;
}

/** The words that open everything without code or passphrase: to print or copy by hand, and to put away. */
export function RecoverySheetView({ sheet, onDone, later = false, replaces = false }: RecoverySheetViewProps) {
  const { t } = useLingui();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Spread className="recovery">
      <Leaf side="left" className="print-this">
        <PageHead
          titleRef={title}
          who={{ icon: "lock", text: t`Only you. Is anyone looking on?` }}
          title={t`Print this and put it away.`}
          lead={
            replaces
              ? t`It takes the place of the sheet before, which opens nothing any more.`
              : t`If code and passphrase are both gone, these words open what is yours.`
          }
        />
        <h2 className="print-title">
          <Trans>Words to keep</Trans>
        </h2>
        <SheetWords sheet={sheet} heading="h2" />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <h2>
            <Trans>Who finds it can open everything.</Trans>
          </h2>
          <p>
            <Trans>
              Whoever has this sheet needs no code and no passphrase. A place that is only yours is best, or someone you
              trust who does not live with you.
            </Trans>
          </p>
          <p className="mute">
            <Trans>
              A photo of it often travels to other devices by itself. Printers can remember what they printed; copying
              by hand leaves no trace.
            </Trans>
          </p>
          <p className="mute">
            <Trans>If no place is safe from someone, having no sheet can be the safer choice.</Trans>
          </p>
          <div className="acts">
            <Button kind="ink" onPress={onDone}>
              <Trans>I have put it away</Trans>
            </Button>
            <Button onPress={() => window.print()}>
              <Trans>Print</Trans>
            </Button>
            {later && (
              <Button kind="text" onPress={onDone}>
                <Trans>Later</Trans>
              </Button>
            )}
          </div>
          {later && (
            <p className="sm mute">
              <Trans>With “Later” these words are gone when you go on. Settings makes a new sheet at any time.</Trans>
            </p>
          )}
        </div>
      </Leaf>
    </Spread>
  );
}

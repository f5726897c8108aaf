import { QrFigure } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { CopyButton } from "./copy-button.tsx";
import { toSquares } from "./to-squares.ts";

interface ShowCodeProps {
  readonly text: string;
  /** What the other one does with it. */
  readonly label: string;
}

/** A picture for the other device's camera, and the same as text. */
export function ShowCode({ text, label }: ShowCodeProps) {
  const { t } = useLingui();
  const squares = useMemo(() => toSquares(text), [text]);
  return (
    <div className="stack show-code">
      <QrFigure squares={squares} label={label} />
      <details className="ladder">
        <summary>
          <Trans>The same as text</Trans>
        </summary>
        <p className="code-as-text sm">{text}</p>
        <CopyButton text={text} label={t`Copy the text`} />
      </details>
    </div>
  );
}

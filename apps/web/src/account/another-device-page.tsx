import { ButtonLink, Leaf, PageHead, QrFigure, Spread, WordList } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { toSquares } from "../joining/to-squares.ts";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { SheetOnItsWay } from "./sheet-page.tsx";
import { SignUpFirst } from "./sign-up-first.tsx";
import { useSheet } from "./use-sheet.ts";
import { useSignUpGate } from "./use-sign-up-gate.ts";

/** On a device where someone is open: what their next device needs. */
export function AnotherDevicePage() {
  const { shown, onDone } = useSignUpGate();
  return (
    <QuietFrame view={shown ? "sign-up" : "words"}>
      {shown ? <SignUpFirst why="copy" onDone={onDone} /> : <AnotherDevice />}
    </QuietFrame>
  );
}

function AnotherDevice() {
  const reading = useSheet();
  if (reading.sheet === null) return <SheetOnItsWay reading={reading} />;
  return <AccountWords words={reading.sheet.accountWords} />;
}

function AccountWords({ words }: { readonly words: readonly string[] }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const squares = useMemo(() => toSquares(words.join(" ")), [words]);
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you. Is anyone looking on?` }}
          title={t`Attune on another device of yours.`}
          lead={t`These words say which account is yours. Together with your passphrase they open it.`}
        />
        <QrFigure squares={squares} label={t`Your account words as a picture, to scan with the other device`} />
      </Leaf>
      <Leaf side="right" middle>
        <div className="stack">
          <ol className="steps-list">
            <li>
              <Trans>On the other device, open this same page address.</Trans>
            </li>
            <li>
              <Trans>Choose “I use Attune on another device”.</Trans>
            </li>
            <li>
              <Trans>Scan the picture or type the words, then your passphrase.</Trans>
            </li>
          </ol>
          <details className="ladder">
            <summary>
              <Trans>The words, to type</Trans>
            </summary>
            <WordList label={t`The twelve account words`} words={words} />
          </details>
          <p className="mute">
            <Trans>
              These words alone open nothing. With your passphrase they open everything, so a device that is only yours
              is the right place.
            </Trans>
          </p>
          <div className="acts">
            <ButtonLink kind="ink" href="/settings" onNavigate={navigate}>
              <Trans>Done</Trans>
            </ButtonLink>
          </div>
        </div>
      </Leaf>
    </Spread>
  );
}

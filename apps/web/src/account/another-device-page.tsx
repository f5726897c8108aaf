import { ButtonLink, Leaf, LoadingState, Notice, PageHead, QrFigure, Sheet, Spread, WordList } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useLocation } from "wouter";
import { toSquares } from "../joining/to-squares.ts";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import { useRefusalWords } from "../locks/refusal-words.ts";
import { SignUpFirst } from "./sign-up-first.tsx";
import { useAccountWords } from "./use-account-words.ts";
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
  const { t } = useLingui();
  const { words, refused } = useAccountWords();
  const refusalWords = useRefusalWords();
  if (words !== null) return <AccountWords words={words} />;
  if (refused === null) return <LoadingState label={t`Bringing your words`} />;
  return (
    <Sheet narrow>
      <PageHead title={t`Your words could not be brought.`} />
      <Notice kind="trouble">{refusalWords(refused)}</Notice>
    </Sheet>
  );
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

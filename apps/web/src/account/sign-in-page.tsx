import { LONGEST_SECRET } from "@attune/application";
import { CodeField, Leaf, LinkText, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { ScanCode } from "../joining/scan-code.tsx";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import type { Refused } from "../locks/refusal-words.ts";
import { useCodeLabels } from "../locks/use-code-labels.ts";
import { useVault } from "../vault-context.tsx";
import { OpenHereForm } from "./open-here-form.tsx";
import { ACCOUNT_WORDS, areComplete, splitSheet } from "./typed-words.ts";
import { WordEntry } from "./word-entry.tsx";

/** "This is me, on another device": account words, passphrase, and a code for this device. */
export function SignInPage() {
  const { t } = useLingui();
  const { vault, enter } = useVault();
  const { show } = useCodeLabels();
  const [, navigate] = useLocation();
  const [words, setWords] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [missing, setMissing] = useState<"words" | "passphrase" | null>(null);
  const [doubtful, setDoubtful] = useState<number | null>(null);
  const wordsField = useRef<HTMLTextAreaElement>(null);
  const passphraseField = useRef<HTMLInputElement>(null);

  function check(): boolean {
    const found = areComplete(words, ACCOUNT_WORDS) ? (passphrase === "" ? "passphrase" : null) : "words";
    setMissing(found);
    if (found === "words") wordsField.current?.focus();
    if (found === "passphrase") passphraseField.current?.focus();
    return found === null;
  }

  async function signIn(code: string): Promise<Refused | null> {
    const opened = await vault.signIn({ accountWords: words, passphrase, code });
    if (!opened.ok) {
      if (opened.error.type === "wrong-words") setDoubtful(opened.error.index);
      return opened.error;
    }
    await enter(opened.value);
    navigate("/");
    return null;
  }

  function read(text: string) {
    setMissing(null);
    setDoubtful(null);
    setWords(text);
  }

  return (
    <QuietFrame>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you` }}
            title={t`This is me, on another device.`}
            lead={t`On the device where you are open: Settings, then “Another device”. It shows a picture and twelve words.`}
          />
          <ScanCode
            typed={false}
            label={t`Scan the picture`}
            looking={t`Hold the other device’s picture, or your sheet, into the frame.`}
            onFound={(text) => read(splitSheet(text).account)}
          />
          <p className="sm mute part">
            <Trans>The other device is gone?</Trans>{" "}
            <LinkText inline href="/recover" onNavigate={navigate}>
              {t`Use the printed sheet`}
            </LinkText>
          </p>
        </Leaf>
        <Leaf side="right" middle>
          <OpenHereForm check={check} onSet={signIn}>
            <WordEntry
              ref={wordsField}
              label={t`Your account words`}
              count={ACCOUNT_WORDS}
              value={words}
              doubtful={doubtful}
              trouble={missing === "words" ? t`All twelve words are needed, in their order.` : undefined}
              onChange={read}
            />
            <CodeField
              ref={passphraseField}
              label={t`Your passphrase`}
              value={passphrase}
              maxLength={LONGEST_SECRET}
              show={show}
              trouble={
                missing === "passphrase"
                  ? t`The passphrase, please. The code of the other device does not work here.`
                  : undefined
              }
              onChange={(typed) => {
                setMissing(null);
                setPassphrase(typed);
              }}
            />
          </OpenHereForm>
        </Leaf>
      </Spread>
    </QuietFrame>
  );
}

import { Leaf, PageHead, Spread } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { ScanCode } from "../joining/scan-code.tsx";
import { QuietFrame } from "../locks/quiet-frame.tsx";
import type { Refused } from "../locks/refusal-words.ts";
import { useVault } from "../vault-context.tsx";
import { OpenHereForm } from "./open-here-form.tsx";
import { ACCOUNT_WORDS, areComplete, splitSheet } from "./typed-words.ts";
import { usePassphrase } from "./use-passphrase.tsx";
import { WordEntry } from "./word-entry.tsx";

type Missing = "account" | "recovery" | null;

/** Code and passphrase are gone: the printed sheet opens, and both are set anew. */
export function RecoverPage() {
  const { t } = useLingui();
  const { vault, enter } = useVault();
  const [, navigate] = useLocation();
  const [account, setAccount] = useState("");
  const [recovery, setRecovery] = useState("");
  const [missing, setMissing] = useState<Missing>(null);
  const passphrase = usePassphrase();
  const accountField = useRef<HTMLTextAreaElement>(null);
  const recoveryField = useRef<HTMLTextAreaElement>(null);

  function check(): boolean {
    const secretReady = passphrase.check();
    const found = areComplete(account, ACCOUNT_WORDS)
      ? areComplete(recovery, ACCOUNT_WORDS)
        ? null
        : "recovery"
      : "account";
    setMissing(found);
    if (found !== null) (found === "account" ? accountField : recoveryField).current?.focus();
    return secretReady && found === null;
  }

  async function recover(code: string): Promise<Refused | null> {
    const opened = await vault.recover({
      accountWords: account,
      recoveryWords: recovery,
      passphrase: passphrase.value,
      code,
    });
    if (!opened.ok) return opened.error;
    await enter(opened.value);
    navigate("/");
    return null;
  }

  function read(text: string) {
    const sheet = splitSheet(text);
    setMissing(null);
    if (sheet.account !== "") setAccount(sheet.account);
    if (sheet.recovery !== "") setRecovery(sheet.recovery);
  }

  const incomplete = t`All twelve words are needed, in their order.`;
  return (
    <QuietFrame>
      <Spread>
        <Leaf side="left">
          <PageHead
            who={{ icon: "lock", text: t`Only you` }}
            title={t`Back in, with your sheet.`}
            lead={t`The words on the sheet open what is yours. You set a new passphrase, and a code for this device.`}
          />
          <ScanCode
            typed={false}
            label={t`Scan the sheet`}
            looking={t`Hold the picture on the sheet into the frame.`}
            onFound={read}
          />
        </Leaf>
        <Leaf side="right" middle>
          <OpenHereForm check={check} onSet={recover}>
            <WordEntry
              ref={accountField}
              label={t`The account words`}
              count={ACCOUNT_WORDS}
              value={account}
              trouble={missing === "account" ? incomplete : undefined}
              onChange={(text) => {
                setMissing(null);
                setAccount(text);
              }}
            />
            <WordEntry
              ref={recoveryField}
              label={t`The way-back words`}
              count={ACCOUNT_WORDS}
              value={recovery}
              trouble={missing === "recovery" ? incomplete : undefined}
              onChange={(text) => {
                setMissing(null);
                setRecovery(text);
              }}
            />
            {passphrase.fields}
          </OpenHereForm>
        </Leaf>
      </Spread>
    </QuietFrame>
  );
}

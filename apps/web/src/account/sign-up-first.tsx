import type { RecoverySheet } from "@attune/application";
import { ButtonLink, Leaf, PageHead, Spread } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLocation } from "wouter";
import type { Refused } from "../locks/refusal-words.ts";
import { useVault } from "../vault-context.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";
import { RecoverySheetView } from "./recovery-sheet-view.tsx";

interface SignUpFirstProps {
  /** What it is for: reaching another device, or a copy that can be opened elsewhere. */
  readonly why?: "joining" | "copy";
  /** Called when the sheet has been put away, or left for later. */
  readonly onDone?: () => void;
}

/** A passphrase, then the sheet that is put away. Until then everything stays on this device. */
export function SignUpFirst({ why = "joining", onDone }: SignUpFirstProps) {
  const { t } = useLingui();
  const { vault, refreshPeople } = useVault();
  const [, navigate] = useLocation();
  const [sheet, setSheet] = useState<RecoverySheet | null>(null);

  async function set(passphrase: string): Promise<Refused | null> {
    const signedUp = await vault.signUp(passphrase);
    if (!signedUp.ok) return signedUp.error;
    setSheet(signedUp.value);
    return null;
  }

  async function finish() {
    await refreshPeople();
    onDone?.();
  }

  if (sheet !== null) return <RecoverySheetView sheet={sheet} onDone={() => void finish()} later />;
  return (
    <Spread>
      <Leaf side="left">
        <PageHead
          who={{ icon: "lock", text: t`Only you` }}
          title={t`A passphrase first.`}
          lead={
            why === "joining"
              ? t`To reach another device, a closed copy of what is yours goes to the server that passes things on.`
              : t`A closed copy of what is yours can be opened on another device, or when this one is lost.`
          }
        />
        <ul className="plain-points mute">
          <li>
            <Trans>The copy leaves this device closed. The passphrase that opens it does not leave it.</Trans>
          </li>
          <li>
            <Trans>
              Whoever runs the server sees that there is an account, when it is used, and how much is kept. Not a word
              of it, and no name.
            </Trans>
          </li>
          <li>
            <Trans>The code stays for this device. The passphrase is for every other one.</Trans>
          </li>
        </ul>
      </Leaf>
      <Leaf side="right" middle>
        <PassphraseForm
          submitLabel={t`Set the passphrase`}
          onSet={set}
          other={
            <ButtonLink kind="text" href="/" onNavigate={navigate}>
              <Trans>Not now</Trans>
            </ButtonLink>
          }
        />
        <p className="sm mute part">
          {why === "joining" ? (
            <Trans>“Not now” changes nothing: you go on alone on this device, and joining stays possible.</Trans>
          ) : (
            <Trans>“Not now” changes nothing. Without a copy, what is yours is gone when this device is.</Trans>
          )}
        </p>
      </Leaf>
    </Spread>
  );
}

import { ButtonLink } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { ChangeInPlace } from "../locks/change-in-place.tsx";
import { CodeGate } from "../locks/code-gate.tsx";
import type { Refused } from "../locks/refusal-words.ts";
import { useVault } from "../vault-context.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";
import { useSignedUp } from "./use-signed-up.ts";

/** A closed copy elsewhere: setting it up, its passphrase, its sheet. */
export function BackupSection() {
  const signedUp = useSignedUp();
  const { opened } = useVault();
  if (opened === null) return null;
  return (
    <section className="part">
      <h2>
        <Trans>If this device is lost</Trans>
      </h2>
      {signedUp ? <Kept /> : <NotKept />}
    </section>
  );
}

function NotKept() {
  const [, navigate] = useLocation();
  return (
    <div className="stack">
      <p className="mute">
        <Trans>
          What is yours is on this device only. If the device is lost, or the code is forgotten, it is gone. A
          passphrase makes a closed copy that opens elsewhere.
        </Trans>
      </p>
      <ButtonLink href="/sign-up" onNavigate={navigate}>
        <Trans>Set a passphrase</Trans>
      </ButtonLink>
    </div>
  );
}

function Kept() {
  const { t } = useLingui();
  const { vault } = useVault();
  const [, navigate] = useLocation();

  async function change(passphrase: string, onDone: () => void): Promise<Refused | null> {
    const answer = await vault.changePassphrase(passphrase);
    if (!answer.ok) return answer.error;
    onDone();
    return null;
  }

  return (
    <div className="stack">
      <p className="mute">
        <Trans>
          A closed copy opens elsewhere with your account words and your passphrase, or with the printed sheet.
        </Trans>
      </p>
      <ButtonLink icon="keep" href="/sheet" onNavigate={navigate}>
        <Trans>Make a new sheet</Trans>
      </ButtonLink>
      <ChangeInPlace
        label={t`Change the passphrase`}
        changed={t`The new passphrase is set. The old one opens nothing any more.`}
      >
        {(onDone) => (
          <CodeGate>
            <PassphraseForm
              quiet
              submitLabel={t`Set the new passphrase`}
              onSet={(passphrase) => change(passphrase, onDone)}
            />
          </CodeGate>
        )}
      </ChangeInPlace>
    </div>
  );
}

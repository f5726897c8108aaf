import type { OwnPasskey } from "@attune/application";
import { Button } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { CodeGate } from "./code-gate.tsx";
import { dayOf } from "./day-of.ts";
import { useRefusalWords } from "./refusal-words.ts";
import { useOwnPasskey } from "./use-own-passkey.ts";

/** The passkey of this device, which opens the lock as the device opens itself: one way more, the code stays. */
export function OwnUnlocking() {
  const run = useOwnPasskey();
  const [asking, setAsking] = useState(false);
  const { passkey, possible, pending, outcome } = run;
  if (!possible && passkey === null && outcome === null) return null;
  return (
    <div className="stack">
      <p className="sm mute">
        <Trans>
          This device can open your lock as it opens itself, such as by finger or face, with a passkey. Whoever can
          unlock the device could then open what is yours, so leave it off where someone else can.
        </Trans>
      </p>
      {passkey !== null && <PasskeyRow passkey={passkey} pending={pending} onRemove={() => void run.remove()} />}
      <OutcomeWords outcome={outcome} />
      {passkey === null && possible && !asking && (
        <Button
          icon="device"
          onPress={() => {
            run.forget();
            setAsking(true);
          }}
        >
          <Trans>Add a passkey on this device</Trans>
        </Button>
      )}
      {asking && (
        <CodeGate onCancel={() => setAsking(false)}>
          <MakePasskey
            pending={pending}
            onMake={() => void run.add().then(() => setAsking(false))}
            onCancel={() => setAsking(false)}
          />
        </CodeGate>
      )}
    </div>
  );
}

interface PasskeyRowProps {
  readonly passkey: OwnPasskey;
  readonly pending: boolean;
  readonly onRemove: () => void;
}

function PasskeyRow({ passkey, pending, onRemove }: PasskeyRowProps) {
  const { t } = useLingui();
  const since = dayOf(passkey.since);
  return (
    <ul className="part-list">
      <li className="device-row">
        <span>
          <b className="device-name">
            <Trans>The passkey of this device</Trans>
          </b>
          <span className="sm mute">{t`since ${since}`}</span>
        </span>
        <Button label={t`Remove the passkey of this device`} pending={pending} onPress={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      </li>
    </ul>
  );
}

interface MakePasskeyProps {
  readonly pending: boolean;
  readonly onMake: () => void;
  readonly onCancel: () => void;
}

/** Browsers ask the device only right after a press. */
function MakePasskey({ pending, onMake, onCancel }: MakePasskeyProps) {
  const { t } = useLingui();
  return (
    <div className="acts">
      <Button kind="ink" pending={pending} onPress={onMake}>
        {pending ? t`The device asks you …` : t`Make the passkey`}
      </Button>
      <Button disabled={pending} onPress={onCancel}>
        <Trans>Not now</Trans>
      </Button>
    </div>
  );
}

/** What became of the last step; the focus goes there, since the button of that step is gone. */
function OutcomeWords({ outcome }: Pick<ReturnType<typeof useOwnPasskey>, "outcome">) {
  const { t } = useLingui();
  const refusalWords = useRefusalWords();
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (outcome !== null) place.current?.focus();
  }, [outcome]);

  function words(): string {
    if (outcome === null) return "";
    if (outcome === "added") return t`From now on this device opens your lock, too. The code does as before.`;
    if (outcome === "removed")
      return t`The passkey opens nothing any more. Your device may still have it on a list of its own.`;
    if (outcome.type === "passkey-declined") return t`No passkey was made, and nothing has changed.`;
    if (outcome.type === "passkey-without-secret")
      return t`The passkeys of this device cannot open a lock, so none was added. Nothing has changed.`;
    return refusalWords(outcome);
  }

  return (
    <p ref={place} className="sm" role="status" tabIndex={-1}>
      {words()}
    </p>
  );
}

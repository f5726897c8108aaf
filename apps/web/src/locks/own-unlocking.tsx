import { Button } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useVault } from "../vault-context.tsx";
import { hasOwnUnlocking, makePasskey } from "../wiring/passkey.ts";
import { CodeGate } from "./code-gate.tsx";
import { useAttempt } from "./use-attempt.ts";

/** Opening the lock with what this device itself unlocks with, where it can: one way more, the code stays. */
export function OwnUnlocking() {
  const { t } = useLingui();
  const { vault, opened, refreshPeople } = useVault();
  const [possible, setPossible] = useState(false);
  const [asking, setAsking] = useState(false);
  const [declined, setDeclined] = useState(false);
  const attempt = useAttempt();
  useEffect(() => void hasOwnUnlocking().then(setPossible), []);
  const isSet = opened?.person.passkey != null;
  if (!possible && !isSet) return null;

  async function set() {
    const made = await makePasskey();
    setDeclined(made === null);
    setAsking(false);
    if (made === null) return;
    const set = await attempt.run(() => vault.setPasskey(made));
    setDeclined(set?.ok !== true);
    await refreshPeople();
  }

  async function remove() {
    const removed = await attempt.run(() => vault.setPasskey(null));
    setDeclined(removed?.ok !== true);
    await refreshPeople();
  }

  return (
    <div className="stack">
      <p className="sm mute">
        <Trans>
          This device can open your lock as it opens itself, such as by finger or face. Whoever can unlock the device
          could then open what is yours, so leave it off where someone else can.
        </Trans>
      </p>
      <p className="sm mute" role="status">
        {declined ? t`That did not work. Nothing has changed.` : ""}
      </p>
      {isSet ? (
        <Button pending={attempt.pending} onPress={() => void remove()}>
          <Trans>Open with the code only</Trans>
        </Button>
      ) : asking ? (
        <CodeGate onCancel={() => setAsking(false)}>
          <Button kind="ink" pending={attempt.pending} onPress={() => void set()}>
            <Trans>Set it up on this device</Trans>
          </Button>
        </CodeGate>
      ) : (
        <Button icon="device" onPress={() => setAsking(true)}>
          <Trans>Open with this device, too</Trans>
        </Button>
      )}
    </div>
  );
}

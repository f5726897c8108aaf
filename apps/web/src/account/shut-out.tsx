import type { OwnDevice, RecoverySheet } from "@attune/application";
import { Actions, Button, Dialog, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { momentOf } from "../locks/day-of.ts";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";
import { useDeviceName } from "./use-device-name.ts";
import { usePassphrase } from "./use-passphrase.tsx";

interface ShutOutProps {
  readonly device: OwnDevice;
  readonly onClose: () => void;
  readonly onDone: (sheet: RecoverySheet) => void;
}

/** Shuts a lost device out. Everything gets new keys, and so the passphrase is set anew as well. */
export function ShutOut({ device, onClose, onDone }: ShutOutProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const passphrase = usePassphrase(t`The passphrase from now on`);

  async function shutOut() {
    if (!passphrase.check()) return;
    const done = await attempt.run(() => vault.revokeDevice(device.id, passphrase.value));
    if (done?.ok === true) onDone(done.value);
  }

  const name = useDeviceName()(device);
  const since = momentOf(device.enrolledAt);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Shut out ${name}, since ${since}?`}
      actions={
        <Actions>
          <Button onPress={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button kind="ink" pending={attempt.pending} onPress={() => void shutOut()}>
            {attempt.pending ? t`One moment …` : <Trans>Shut it out</Trans>}
          </Button>
        </Actions>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void shutOut();
        }}
      >
        <p>
          <Trans>
            It gets nothing new from now on. What it has already read stays on it. Your other devices ask for the
            passphrase once more, and you get a new sheet.
          </Trans>
        </p>
        <p>
          <Trans>If someone may know your passphrase, this is the moment for a new one.</Trans>
        </p>
        {passphrase.fields}
        <button type="submit" hidden />
        {attempt.refused !== null && (
          <Notice kind="trouble" title={t`That did not work yet`}>
            {words(attempt.refused)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}

import type { OpenedPerson, PersonHere } from "@attune/application";
import { Button } from "@attune/ui";
import { Trans } from "@lingui/react/macro";
import { useVault } from "../vault-context.tsx";
import { askPasskey } from "../wiring/passkey.ts";
import type { Refused } from "./refusal-words.ts";
import type { Attempt } from "./use-attempt.ts";

interface OpenWithDeviceProps {
  readonly person: PersonHere;
  /** Whoever shows this says why it did not open. */
  readonly attempt: Attempt<Refused>;
  readonly onOpened: (opened: OpenedPerson) => Promise<void> | void;
}

/** Opens a lock with the passkey of this device; nothing where its owner has set none. */
export function OpenWithDevice({ person, attempt, onOpened }: OpenWithDeviceProps) {
  const { vault } = useVault();
  const { tag, passkey } = person;
  if (passkey === null) return null;

  const open = () =>
    attempt.run(async () => {
      const asked = await askPasskey(passkey);
      if (!asked.ok) return asked;
      const opened = await vault.openWithPasskey(tag, asked.value.prf);
      if (opened.ok) await onOpened(opened.value);
      return opened;
    });

  return (
    <Button icon="device" pending={attempt.pending} onPress={() => void open()}>
      <Trans>Open with this device</Trans>
    </Button>
  );
}

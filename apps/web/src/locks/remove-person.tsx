import type { PersonHere } from "@attune/application";
import { Actions, Button, Dialog, Notice, TextField } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVault } from "../vault-context.tsx";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";
import { useShownName } from "./use-shown-name.ts";

interface RemovePersonProps {
  readonly person: PersonHere;
  /** Called when it is done; the list of people has been read again by then. */
  readonly onRemoved?: () => void;
}

/** Takes someone off this device. Typing their name keeps it from happening by accident. */
export function RemovePerson({ person, onRemoved }: RemovePersonProps) {
  const { t } = useLingui();
  const { vault, refreshPeople } = useVault();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const [slip, setSlip] = useState(false);
  const { signedUp } = person;
  const name = useShownName()(person);

  async function remove() {
    const same = typed.trim().toLowerCase() === name.toLowerCase();
    setSlip(!same);
    if (!same) return;
    const removed = await attempt.run(() => vault.removePerson(person.tag));
    if (removed?.ok !== true) return;
    setAsking(false);
    await refreshPeople();
    onRemoved?.();
  }

  return (
    <>
      <Button icon="trash" onPress={() => setAsking(true)}>
        {t`Remove ${name} from this device`}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Remove ${name} from this device?`}
        actions={
          <Actions>
            <Button onPress={() => setAsking(false)}>
              <Trans>Keep it</Trans>
            </Button>
            <Button kind="ink" pending={attempt.pending} onPress={() => void remove()}>
              <Trans>Remove it for good</Trans>
            </Button>
          </Actions>
        }
      >
        <div className="stack">
          <p>
            {signedUp
              ? t`Everything that only ${name} can read goes from this device. It opens again, here or elsewhere, with ${name}’s account words and passphrase. What was not sent yet is lost.`
              : t`Everything that only ${name} can read is deleted. It is nowhere else, and nobody can bring it back.`}
          </p>
          <p>{t`This is ${name}’s to decide. To go on, the name is typed once.`}</p>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void remove();
            }}
          >
            <TextField
              label={t`The name`}
              value={typed}
              trouble={slip ? t`Exactly as it is shown above, please.` : undefined}
              onChange={(text) => {
                setSlip(false);
                setTyped(text);
              }}
            />
          </form>
          {attempt.refused !== null && (
            <Notice kind="trouble" title={t`Nothing was removed`}>
              {words(attempt.refused)}
            </Notice>
          )}
        </div>
      </Dialog>
    </>
  );
}

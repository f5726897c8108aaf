import type { OpenedPerson, PersonHere } from "@attune/application";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useVault } from "../vault-context.tsx";
import { CodeTry } from "./code-try.tsx";
import { OpenWithDevice } from "./open-with-device.tsx";
import type { Refused } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";

interface UnlockFormProps {
  readonly person: PersonHere;
  readonly submitLabel: string;
  /** Called with what the right code, or the passkey of this device, opened. */
  readonly onOpened: (opened: OpenedPerson) => Promise<void> | void;
  /** Another way, beside the button. */
  readonly other?: ReactNode;
  /** Takes the focus when it appears. */
  readonly focused?: boolean;
}

/** Opens someone's lock, by their code or by the passkey of this device where they have set one. */
export function UnlockForm({ person, submitLabel, onOpened, other, focused = false }: UnlockFormProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const attempt = useAttempt<Refused>();
  return (
    <CodeTry
      label={person.name === "" ? t`Your code` : t`${person.name}’s code`}
      submitLabel={submitLabel}
      pendingLabel={t`Opening …`}
      attempt={attempt}
      focused={focused}
      onTry={(code) =>
        attempt.run(async () => {
          const opened = await vault.open(person.tag, code);
          if (opened.ok) await onOpened(opened.value);
          return opened;
        })
      }
      other={
        <>
          <OpenWithDevice person={person} attempt={attempt} onOpened={onOpened} />
          {other}
        </>
      }
    />
  );
}

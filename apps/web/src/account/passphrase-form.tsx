import { Button, Notice } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type Refused, useRefusalWords } from "../locks/refusal-words.ts";
import { usePassphrase } from "./use-passphrase.tsx";

interface PassphraseFormProps {
  /** Sets it; answers why not, or null when it is done. */
  readonly onSet: (passphrase: string) => Promise<Refused | null>;
  readonly submitLabel: string;
  /** Not the one main move of its page. */
  readonly quiet?: boolean;
  /** Another way, beside the button. */
  readonly other?: ReactNode;
}

/** Chooses a passphrase. What was typed stays, whatever happens. */
export function PassphraseForm({ onSet, submitLabel, quiet = false, other }: PassphraseFormProps) {
  const { t } = useLingui();
  const words = useRefusalWords();
  const { value, fields, check } = usePassphrase();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [pending, setPending] = useState(false);

  async function set() {
    if (pending) return;
    setRefused(null);
    if (!check()) return;
    setPending(true);
    const answer = await onSet(value);
    setPending(false);
    setRefused(answer);
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      {fields}
      {refused !== null && (
        <Notice kind="trouble" title={t`The passphrase is not set yet`}>
          {words(refused)}
        </Notice>
      )}
      <div className="acts">
        <Button kind={quiet ? "plain" : "ink"} submit pending={pending}>
          {pending ? t`One moment …` : submitLabel}
        </Button>
        {other}
      </div>
      {pending && (
        <p className="sm mute" role="status">
          {t`This takes a few seconds. The slowness makes guessing slow, too.`}
        </p>
      )}
    </form>
  );
}

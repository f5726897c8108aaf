import { LONGEST_SECRET, type PersonTag } from "@attune/application";
import { Button, CodeField, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useVault } from "../vault-context.tsx";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";
import { useCodeLabels } from "./use-code-labels.ts";
import { useNewCode } from "./use-new-code.tsx";

interface ChangeCodeFormProps {
  readonly tag: PersonTag;
  readonly onDone: () => void;
}

/** The code until now, then a new one, twice. */
export function ChangeCodeForm({ tag, onDone }: ChangeCodeFormProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const labels = useCodeLabels();
  const words = useRefusalWords();
  const after = useNewCode(t`The new code`);
  const attempt = useAttempt<Refused>();
  const [before, setBefore] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const { refused } = attempt;

  async function change() {
    if (!after.check()) return;
    const changed = await attempt.run(() => vault.changeCode(tag, before, after.value));
    if (changed === null) return;
    if (changed.ok) onDone();
    else if (!after.refuse(changed.error)) field.current?.focus();
  }

  const isAboutBefore = refused?.type === "wrong-code" || refused?.type === "wait" || refused?.type === "code-gone";
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <CodeField
        ref={field}
        label={t`The code until now`}
        value={before}
        trouble={refused !== null && isAboutBefore ? words(refused) : undefined}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          attempt.forget();
          setBefore(typed);
        }}
        {...labels}
      />
      {after.fields}
      {refused !== null && !isAboutBefore && refused.type !== "code-refused" && (
        <Notice kind="trouble" title={t`The code is as it was`}>
          {words(refused)}
        </Notice>
      )}
      <div className="acts">
        <Button submit pending={attempt.pending}>
          {attempt.pending ? t`Setting the lock …` : <Trans>Set the new code</Trans>}
        </Button>
      </div>
    </form>
  );
}

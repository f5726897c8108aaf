import { Button, Notice } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { CodeHelp } from "./code-help.tsx";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useNewCode } from "./use-new-code.tsx";

export interface SetLockFormProps {
  /** Whose lock it is; empty as long as they have not said. */
  readonly name: string;
  /** Someone who sits beside them, and is asked to look away. */
  readonly othersName?: string | undefined;
  /** Sets the lock; answers why not, or null when it is done. */
  readonly onSet: (code: string) => Promise<Refused | null>;
  /** The words of the button, and of the button while it works. */
  readonly submitLabel?: string;
  readonly pendingLabel?: string;
  /** What the code is for, where it is not a first one. */
  readonly codeLabel?: string;
  /** The title above why it did not work. */
  readonly troubleTitle?: string;
  /** Whether the fields above are in order; it says what is not, and moves the focus there. */
  readonly check?: () => boolean;
  /** Fields above the code, in the same form. */
  readonly children?: ReactNode;
  /** Another way, beside the button. */
  readonly other?: ReactNode;
}

/** Chooses a code, twice. What was typed stays, whatever happens. */
export function SetLockForm(props: SetLockFormProps) {
  const { name, othersName, onSet, check, children, other } = props;
  const { t } = useLingui();
  const words = useRefusalWords();
  const code = useNewCode(props.codeLabel ?? (name === "" ? t`Your code` : t`A code for ${name}`));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [pending, setPending] = useState(false);

  /** Says everything that is not in order at once, and goes to the topmost of it. */
  function isReady(): boolean {
    const codeIsReady = code.check();
    const above = check?.() ?? true;
    return above && codeIsReady;
  }

  async function set() {
    if (pending) return;
    setRefused(null);
    if (!isReady()) return;
    setPending(true);
    const answer = await onSet(code.value);
    setPending(false);
    if (answer === null || answer.type === "name-refused" || code.refuse(answer)) return;
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
      {othersName !== undefined && <p className="look-away sm">{t`${othersName}, please look away for a moment.`}</p>}
      {children}
      {code.fields}
      {refused !== null && (
        <Notice kind="trouble" title={props.troubleTitle ?? t`The lock is not set yet`}>
          {words(refused)}
        </Notice>
      )}
      <CodeHelp />
      <div className="acts">
        <Button kind="ink" submit pending={pending}>
          {pending ? (props.pendingLabel ?? t`Setting the lock …`) : (props.submitLabel ?? t`Set this lock`)}
        </Button>
        {other}
      </div>
    </form>
  );
}

import { LONGEST_SECRET } from "@attune/application";
import type { Result } from "@attune/kernel";
import { Button, CodeField, LiveRegion } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { isOfPasskey, type Refused, useRefusalWords } from "./refusal-words.ts";
import type { Attempt } from "./use-attempt.ts";
import { useCodeLabels } from "./use-code-labels.ts";

interface CodeTryProps {
  /** Whose code, or what for. */
  readonly label: string;
  readonly description?: string;
  /** The words of the button, and of the button while it works. */
  readonly submitLabel: string;
  readonly pendingLabel?: string;
  /** Everything that is tried on this lock, by code or otherwise: one after the other. */
  readonly attempt: Attempt<Refused>;
  readonly onTry: (code: string) => Promise<Result<unknown, Refused> | null>;
  /** Another way, beside the button. */
  readonly other?: ReactNode;
  /** Takes the focus when it appears. */
  readonly focused?: boolean;
}

/** One code, tried with care: what was typed stays, and a wait is over by itself. */
export function CodeTry(props: CodeTryProps) {
  const { label, description, submitLabel, pendingLabel = submitLabel, attempt, onTry, other, focused = false } = props;
  const { t } = useLingui();
  const labels = useCodeLabels();
  const words = useRefusalWords();
  const [code, setCode] = useState("");
  const [empty, setEmpty] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { refused } = attempt;
  const waiting = useWaitIsOver(refused, attempt.forget);

  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  async function submit() {
    if (waiting || attempt.pending) return;
    setEmpty(code === "");
    if (code === "") {
      attempt.forget();
      field.current?.focus();
      return;
    }
    const tried = await onTry(code);
    if (tried?.ok !== false) return;
    field.current?.focus();
    field.current?.select();
  }

  const refusedWords = refused === null ? undefined : words(refused);
  const ofPasskey = refused !== null && isOfPasskey(refused);
  const trouble = empty ? t`The code, please.` : ofPasskey ? undefined : refusedWords;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CodeField
        ref={field}
        label={label}
        description={description}
        value={code}
        trouble={trouble}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          setEmpty(false);
          if (ofPasskey) attempt.forget();
          setCode(typed);
        }}
        {...labels}
      />
      {!empty && ofPasskey && <p className="sm line-trouble">{refusedWords}</p>}
      <div className="acts">
        <Button kind="ink" submit disabled={waiting} pending={attempt.pending}>
          {attempt.pending ? pendingLabel : submitLabel}
        </Button>
        {other}
      </div>
      <LiveRegion urgent message={empty ? (trouble ?? "") : (refusedWords ?? "")} />
    </form>
  );
}

/** Whether a wait is running; when it is over, its words go. */
function useWaitIsOver(refused: Refused | null, forget: () => void): boolean {
  const until = refused?.type === "wait" ? refused.until : null;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(forget, Math.min(Math.max(0, until - Date.now()), LONGEST_TIMER));
    return () => clearTimeout(timer);
  }, [until, forget]);
  return until !== null;
}

/** Longest time that a browser's timer takes, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

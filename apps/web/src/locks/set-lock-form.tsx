import { LONGEST_SECRET, SHORTEST_CODE } from "@attune/application";
import { Button, CodeField, LiveRegion, Notice } from "@attune/ui";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import { CodeHelp } from "./code-help.tsx";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useCodeLabels } from "./use-code-labels.ts";

export interface SetLockFormProps {
  /** Whose lock it is; empty as long as they have not said. */
  readonly name: string;
  /** Someone who sits beside them, and is asked to look away. */
  readonly othersName?: string | undefined;
  /** Sets the lock; answers why not, or null when it is done. */
  readonly onSet: (code: string) => Promise<Refused | null>;
  /** The words of the button. */
  readonly submitLabel?: string;
  /** Whether the fields above are in order; it says what is not, and moves the focus there. */
  readonly check?: () => boolean;
  /** Fields above the code, in the same form. */
  readonly children?: ReactNode;
  /** Another way, beside the button. */
  readonly other?: ReactNode;
}

type Slip = "too-short" | "differ" | null;

/** Chooses a code, twice. What was typed stays, whatever happens. */
export function SetLockForm({ name, othersName, onSet, submitLabel, check, children, other }: SetLockFormProps) {
  const { t } = useLingui();
  const labels = useCodeLabels();
  const words = useRefusalWords();
  const [code, setCode] = useState("");
  const [again, setAgain] = useState("");
  const [slip, setSlip] = useState<Slip>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [pending, setPending] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);

  /** Says everything that is not in order at once, and goes to the topmost of it. */
  function isReady(): boolean {
    const found = findSlip(code, again);
    setSlip(found);
    setRefused(null);
    if (found !== null) (found === "differ" ? second : first).current?.focus();
    const above = check?.() ?? true;
    return above && found === null;
  }

  async function set() {
    if (pending || !isReady()) return;
    setPending(true);
    const answer = await onSet(code);
    setPending(false);
    setRefused(answer);
    if (answer?.type === "code-refused") first.current?.focus();
  }

  const codeTrouble =
    slip === "too-short"
      ? t`At least four characters, please.`
      : refused?.type === "code-refused"
        ? words(refused)
        : undefined;
  const againTrouble =
    slip === "differ" ? t`The two are not the same. One of them may have a slip; “Show” helps.` : undefined;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      {othersName !== undefined && (
        <p className="look-away sm">
          <Trans>{othersName}, please look away for a moment.</Trans>
        </p>
      )}
      {children}
      <CodeField
        ref={first}
        label={name === "" ? t`Your code` : t`A code for ${name}`}
        description={t`At least four characters. Six digits or a few words are harder to guess.`}
        value={code}
        trouble={codeTrouble}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          setSlip(null);
          setRefused(null);
          setCode(typed);
        }}
        {...labels}
      />
      <CodeField
        ref={second}
        label={t`The same once more`}
        value={again}
        trouble={againTrouble}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          setSlip(null);
          setAgain(typed);
        }}
        {...labels}
      />
      {refused !== null && refused.type !== "code-refused" && refused.type !== "name-refused" && (
        <Notice kind="trouble" title={t`The lock is not set yet`}>
          {words(refused)}
        </Notice>
      )}
      <LiveRegion urgent message={codeTrouble ?? againTrouble ?? ""} />
      <CodeHelp />
      <div className="acts">
        <Button kind="ink" submit pending={pending}>
          {pending ? t`Setting the lock …` : (submitLabel ?? t`Set this lock`)}
        </Button>
        {other}
      </div>
    </form>
  );
}

function findSlip(code: string, again: string): Slip {
  if (code.length < SHORTEST_CODE) return "too-short";
  return code === again ? null : "differ";
}

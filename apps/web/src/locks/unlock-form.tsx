import { LONGEST_SECRET, type OpenedPerson, type PasskeyHint, type PersonHere } from "@attune/application";
import { Button, CodeField, LiveRegion } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useVault } from "../vault-context.tsx";
import { askPasskey } from "../wiring/passkey.ts";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useAttempt } from "./use-attempt.ts";
import { useCodeLabels } from "./use-code-labels.ts";

interface UnlockFormProps {
  readonly person: PersonHere;
  readonly submitLabel: string;
  /** Called with what the right code opened. */
  readonly onOpened: (opened: OpenedPerson) => Promise<void> | void;
  /** Another way, beside the button. */
  readonly other?: ReactNode;
  /** Takes the focus when it appears. */
  readonly focused?: boolean;
}

/** One code, tried with care: what was typed stays, and a wait is over by itself. */
export function UnlockForm({ person, submitLabel, onOpened, other, focused = false }: UnlockFormProps) {
  const { t } = useLingui();
  const { vault } = useVault();
  const labels = useCodeLabels();
  const words = useRefusalWords();
  const attempt = useAttempt<Refused>();
  const [code, setCode] = useState("");
  const [empty, setEmpty] = useState(false);
  const [entering, setEntering] = useState(false);
  const [declined, setDeclined] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const waiting = useWaitIsOver(attempt.refused, attempt.forget);

  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  async function open() {
    if (waiting || entering) return;
    setEmpty(code === "");
    if (code === "") {
      field.current?.focus();
      return;
    }
    const opened = await attempt.run(() => vault.open(person.tag, code));
    if (opened === null) return;
    if (opened.ok) {
      setEntering(true);
      await onOpened(opened.value);
      setEntering(false);
    } else {
      field.current?.focus();
      field.current?.select();
    }
  }

  async function openWithDevice(hint: PasskeyHint | null) {
    const asked = hint === null ? null : await askPasskey(hint);
    setDeclined(asked === null);
    if (asked === null) return;
    const opened = await attempt.run(() => vault.openWithPasskey(person.tag, asked.prf));
    if (opened?.ok !== true) return;
    setEntering(true);
    await onOpened(opened.value);
    setEntering(false);
  }

  const refusedWords = attempt.refused === null ? undefined : words(attempt.refused);
  const trouble = empty
    ? t`The code, please.`
    : declined
      ? t`The device did not open it. The code still does.`
      : refusedWords;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <CodeField
        ref={field}
        label={person.name === "" ? t`Your code` : t`${person.name}’s code`}
        value={code}
        trouble={trouble}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          setEmpty(false);
          setDeclined(false);
          setCode(typed);
        }}
        {...labels}
      />
      <div className="acts">
        <Button kind="ink" submit disabled={waiting} pending={attempt.pending || entering}>
          {attempt.pending || entering ? t`Opening …` : submitLabel}
        </Button>
        {person.passkey !== null && (
          <Button icon="device" pending={attempt.pending} onPress={() => void openWithDevice(person.passkey)}>
            {t`Open with this device`}
          </Button>
        )}
        {other}
      </div>
      <LiveRegion urgent message={trouble ?? ""} />
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

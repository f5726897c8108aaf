import { LONGEST_SECRET, SHORTEST_CODE } from "@attune/application";
import { CodeField, LiveRegion } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import { type Refused, useRefusalWords } from "./refusal-words.ts";
import { useCodeLabels } from "./use-code-labels.ts";

interface NewCode {
  readonly value: string;
  /** Two fields, for the middle of any form. */
  readonly fields: ReactNode;
  /** Whether it can be used; says what is not in order, and goes there. */
  readonly check: () => boolean;
  /** Says why the lock did not take it, and goes there. Answers whether it was about the code. */
  readonly refuse: (refused: Refused) => boolean;
}

/** A new code, typed twice. What was typed stays, whatever happens. */
export function useNewCode(label: string): NewCode {
  const { t } = useLingui();
  const labels = useCodeLabels();
  const words = useRefusalWords();
  const [value, setValue] = useState("");
  const [again, setAgain] = useState("");
  const [trouble, setTrouble] = useState<string>();
  const [differ, setDiffer] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);

  function check(): boolean {
    const short = value.length < SHORTEST_CODE;
    setTrouble(short ? t`At least four characters, please.` : undefined);
    setDiffer(!short && value !== again);
    if (short) first.current?.focus();
    else if (value !== again) second.current?.focus();
    return !short && value === again;
  }

  function refuse(refused: Refused): boolean {
    if (refused.type !== "code-refused") return false;
    setTrouble(words(refused));
    first.current?.focus();
    return true;
  }

  const differs = differ ? t`The two are not the same. One of them may have a slip; “Show” helps.` : undefined;
  const fields = (
    <>
      <CodeField
        ref={first}
        label={label}
        description={t`At least four characters. Six digits or a few words are harder to guess.`}
        value={value}
        trouble={trouble}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          setTrouble(undefined);
          setDiffer(false);
          setValue(typed);
        }}
        {...labels}
      />
      <CodeField
        ref={second}
        label={t`The same once more`}
        value={again}
        trouble={differs}
        maxLength={LONGEST_SECRET}
        onChange={(typed) => {
          setDiffer(false);
          setAgain(typed);
        }}
        {...labels}
      />
      <LiveRegion urgent message={trouble ?? differs ?? ""} />
    </>
  );
  return { value, fields, check, refuse };
}

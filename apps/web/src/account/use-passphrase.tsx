import { LONGEST_SECRET, SHORTEST_PASSPHRASE } from "@attune/application";
import { CodeField } from "@attune/ui";
import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useRef, useState } from "react";
import { useCodeLabels } from "../locks/use-code-labels.ts";

interface NewPassphrase {
  readonly value: string;
  /** Two fields, for the middle of any form. */
  readonly fields: ReactNode;
  /** Whether it can be used; says what is not in order, and goes there. */
  readonly check: () => boolean;
}

/** A new passphrase, typed twice. */
export function usePassphrase(label?: string): NewPassphrase {
  const { t } = useLingui();
  const { show } = useCodeLabels();
  const [value, setValue] = useState("");
  const [again, setAgain] = useState("");
  const [slip, setSlip] = useState<"too-short" | "differ" | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);

  function check(): boolean {
    const found = value.length < SHORTEST_PASSPHRASE ? "too-short" : value === again ? null : "differ";
    setSlip(found);
    if (found !== null) (found === "differ" ? second : first).current?.focus();
    return found === null;
  }

  const fields = (
    <>
      <CodeField
        ref={first}
        label={label ?? t`A passphrase`}
        description={t`At least twelve characters. Five or six words that do not belong together are easy to keep and hard to guess.`}
        value={value}
        maxLength={LONGEST_SECRET}
        show={show}
        trouble={slip === "too-short" ? t`A little longer, please: at least twelve characters.` : undefined}
        onChange={(typed) => {
          setSlip(null);
          setValue(typed);
        }}
      />
      <CodeField
        ref={second}
        label={t`The passphrase once more`}
        value={again}
        maxLength={LONGEST_SECRET}
        show={show}
        trouble={
          slip === "differ" ? t`The two are not the same. One of them may have a slip; “Show” helps.` : undefined
        }
        onChange={(typed) => {
          setSlip(null);
          setAgain(typed);
        }}
      />
    </>
  );
  return { value, fields, check };
}

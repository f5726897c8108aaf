import { useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { type Refused, useRefusalWords } from "./refusal-words.ts";

/** What is in the way of a name, said beside its field. */
export function useNameTrouble() {
  const { t } = useLingui();
  const words = useRefusalWords();
  const [trouble, setTrouble] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  return {
    field,
    trouble,
    /** Whether there is a name at all; says so and goes there when there is none. */
    check: (name: string) => {
      const there = name.trim() !== "";
      setTrouble(there ? undefined : t`A name, or any word you like.`);
      if (!there) field.current?.focus();
      return there;
    },
    /** Says why the name was refused, when it was the name. */
    refuse: (refused: Refused) => {
      if (refused.type !== "name-refused") return;
      setTrouble(words(refused));
      field.current?.focus();
    },
    forget: () => setTrouble(undefined),
  };
}

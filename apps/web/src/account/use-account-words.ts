import { useEffect, useState } from "react";
import type { Refused } from "../locks/refusal-words.ts";
import { useVault } from "../vault-context.tsx";

/** The words that say which account is one's own; null while they are on their way. */
export function useAccountWords(): { readonly words: readonly string[] | null; readonly refused: Refused | null } {
  const { vault } = useVault();
  const [words, setWords] = useState<readonly string[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    void vault.accountWords().then((read) => {
      if (read.ok) setWords(read.value);
      else setRefused(read.error);
    });
  }, [vault]);
  return { words, refused };
}

import type { RecoverySheet } from "@attune/application";
import { useCallback, useEffect, useState } from "react";
import type { Refused } from "../locks/refusal-words.ts";
import { useVault } from "../vault-context.tsx";

/** The words of the account; null while they are on their way. */
export interface SheetReading {
  readonly sheet: RecoverySheet | null;
  readonly refused: Refused | null;
  readonly again: () => void;
}

export function useSheet(): SheetReading {
  const { vault } = useVault();
  const [sheet, setSheet] = useState<RecoverySheet | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const again = useCallback(() => {
    setRefused(null);
    void vault.recoverySheet().then((read) => {
      if (read.ok) setSheet(read.value);
      else setRefused(read.error);
    });
  }, [vault]);
  useEffect(again, [again]);
  return { sheet, refused, again };
}

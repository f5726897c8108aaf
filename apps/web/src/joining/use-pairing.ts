import type { Pairing } from "@attune/application";
import type { Result } from "@attune/kernel";
import { useCallback, useState } from "react";
import type { Refused } from "../locks/refusal-words.ts";
import { useAttempt } from "../locks/use-attempt.ts";
import { useVault } from "../vault-context.tsx";

/** Where the joining stands, and the next step of it. */
export interface PairingRun {
  readonly pairing: Pairing;
  readonly pending: boolean;
  readonly refused: Refused | null;
  /** Takes the next step; what it answers shows at once, and what the other device does comes by itself. */
  readonly take: (step: () => Promise<Result<Pairing, Refused>>) => Promise<void>;
  /** Puts everything back to the beginning. */
  readonly stop: () => Promise<void>;
}

export function usePairing(): PairingRun {
  const { vault, opened } = useVault();
  const told = opened?.pairing ?? NONE;
  const [answered, setAnswered] = useState<{ readonly after: Pairing; readonly pairing: Pairing } | null>(null);
  const attempt = useAttempt<Refused>();
  const { run, forget } = attempt;
  const take = useCallback(
    async (step: () => Promise<Result<Pairing, Refused>>) => {
      const result = await run(step);
      if (result?.ok === true) setAnswered({ after: told, pairing: result.value });
    },
    [run, told],
  );
  const stop = useCallback(async () => {
    forget();
    await vault.stopPairing();
    setAnswered({ after: told, pairing: NONE });
  }, [vault, forget, told]);
  // What was answered holds until something newer is told.
  const pairing = answered !== null && answered.after === told ? answered.pairing : told;
  return { pairing, pending: attempt.pending, refused: attempt.refused, take, stop };
}

const NONE: Pairing = { step: "none" };

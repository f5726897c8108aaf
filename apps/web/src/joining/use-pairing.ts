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
  /** Takes the next step and answers whether it was taken; what it answers shows at once, and what the other device does comes by itself. */
  readonly take: (step: () => Promise<Result<Pairing, Refused>>) => Promise<boolean>;
  /** Says whether both phrases are the same. */
  readonly compare: (same: boolean) => Promise<void>;
  /** Puts everything back to the beginning. */
  readonly stop: () => Promise<void>;
}

export function usePairing(): PairingRun {
  const { vault, opened } = useVault();
  const told = opened?.pairing ?? NONE;
  const [answered, setAnswered] = useState<{ readonly after: Pairing; readonly pairing: Pairing } | null>(null);
  // Nothing is left of a joining that was not the same on both; the page says so until someone goes on.
  const [differed, setDiffered] = useState(false);
  const attempt = useAttempt<Refused>();
  const { run, forget } = attempt;
  const take = useCallback(
    async (step: () => Promise<Result<Pairing, Refused>>) => {
      const result = await run(step);
      if (result?.ok === true) setAnswered({ after: told, pairing: result.value });
      return result?.ok === true;
    },
    [run, told],
  );
  const compare = useCallback(
    async (same: boolean) => {
      const taken = await take(() => vault.comparePhrase(same));
      if (taken && !same) setDiffered(true);
    },
    [vault, take],
  );
  const stop = useCallback(async () => {
    forget();
    setDiffered(false);
    await vault.stopPairing();
    setAnswered({ after: told, pairing: NONE });
  }, [vault, forget, told]);
  // What was answered holds until something newer is told.
  const current = answered !== null && answered.after === told ? answered.pairing : told;
  const pairing = differed ? DIFFERED : current;
  return { pairing, pending: attempt.pending, refused: attempt.refused, take, compare, stop };
}

const NONE: Pairing = { step: "none" };
const DIFFERED: Pairing = { step: "failed", reason: "cards-differ" };

import type { LetterFailure } from "@attune/application";
import type { Result } from "@attune/kernel";
import { useCallback, useState } from "react";
import type { StepTrouble } from "../room/use-room-step.ts";

/** How a step with a letter went: `failed` is told on the page by `trouble`. */
export type LetterOutcome = "done" | "held" | "failed";

/** Takes steps with letters, one at a time, and says when one could not be taken. Nothing is lost then. */
export interface LetterSteps {
  readonly run: (step: () => Promise<Result<void, LetterFailure>>) => Promise<LetterOutcome>;
  readonly pending: boolean;
  readonly trouble: StepTrouble | null;
}

export function useLetterSteps(): LetterSteps {
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<StepTrouble | null>(null);
  const run = useCallback<LetterSteps["run"]>(async (step) => {
    setPending(true);
    try {
      const taken = await step();
      const outcome = outcomeOf(taken);
      setTrouble(outcome === "failed" ? troubleOf(taken) : null);
      return outcome;
    } catch {
      setTrouble("not-read");
      return "failed";
    } finally {
      setPending(false);
    }
  }, []);
  return { run, pending, trouble };
}

function outcomeOf(taken: Result<void, LetterFailure>): LetterOutcome {
  if (taken.ok) return "done";
  return taken.error.type === "letter-refusal" && taken.error.reason === "held" ? "held" : "failed";
}

function troubleOf(taken: Result<void, LetterFailure>): StepTrouble {
  return !taken.ok && taken.error.type === "not-recorded" ? "not-kept" : "not-now";
}

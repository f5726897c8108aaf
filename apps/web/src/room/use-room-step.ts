import { type RoomStepInput, type StepFailure, takeRoomStep } from "@attune/application";
import type { RoomEffect } from "@attune/domain/conversation";
import type { Result } from "@attune/kernel";
import { useCallback, useState } from "react";
import { useApp } from "../app-context.tsx";

/** Why a step was not taken, as far as the screens tell them apart. */
export type StepTrouble = "not-kept" | "not-now" | "not-read";

/** Takes steps in the Room, one at a time, and says when one could not be taken. Nothing is lost then. */
export interface RoomSteps {
  readonly take: (input: RoomStepInput) => Promise<boolean>;
  /** Runs a step that reads words first. */
  readonly run: (step: () => Promise<Result<readonly RoomEffect[], StepFailure>>) => Promise<boolean>;
  readonly pending: boolean;
  readonly trouble: StepTrouble | null;
}

export function useRoomSteps(): RoomSteps {
  const { session } = useApp();
  const [pending, setPending] = useState(false);
  const [trouble, setTrouble] = useState<StepTrouble | null>(null);

  const run = useCallback<RoomSteps["run"]>(async (step) => {
    setPending(true);
    try {
      const taken = await step();
      setTrouble(taken.ok ? null : taken.error.type === "not-recorded" ? "not-kept" : "not-now");
      return taken.ok;
    } catch {
      setTrouble("not-read");
      return false;
    } finally {
      setPending(false);
    }
  }, []);
  const take = useCallback<RoomSteps["take"]>((input) => run(() => takeRoomStep(session, input)), [run, session]);

  return { take, run, pending, trouble };
}

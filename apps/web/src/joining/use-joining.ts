import type { Bond, Pairing } from "@attune/application";
import { type SignUpGate, useSignUpGate } from "../account/use-sign-up-gate.ts";
import { useVault } from "../vault-context.tsx";
import { type PairingRun, usePairing } from "./use-pairing.ts";

/** What a page for joining shows: `locked` as long as nobody is open, or a step of the pairing. */
export type JoiningView = "locked" | "joined" | "sign-up" | Pairing["step"];

export interface Joining {
  readonly view: JoiningView;
  readonly run: PairingRun;
  readonly bond: Bond | null;
  readonly signUp: SignUpGate;
}

/** Where someone is on the way to being joined, on either side. */
export function useJoining(): Joining {
  const { opened } = useVault();
  const run = usePairing();
  const signUp = useSignUpGate();
  const bond = opened?.bond ?? null;
  const { step } = run.pairing;
  return { view: viewOf(), run, bond, signUp };

  function viewOf(): JoiningView {
    if (opened === null) return "locked";
    const isNew = step === "done" || step === "compare" || step === "failed";
    if (bond !== null && bond.track === "together" && !isNew) return "joined";
    return signUp.shown ? "sign-up" : step;
  }
}

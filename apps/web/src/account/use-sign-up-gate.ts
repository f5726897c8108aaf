import { useState } from "react";
import { useVault } from "../vault-context.tsx";
import { useSignedUp } from "./use-signed-up.ts";

/** Whether the passphrase and its sheet come first, until `onDone`. */
export interface SignUpGate {
  readonly shown: boolean;
  readonly onDone: () => void;
}

/** Stays shown after the passphrase is set, so that nobody is carried past the sheet. */
export function useSignUpGate(): SignUpGate {
  const { opened } = useVault();
  const signedUp = useSignedUp();
  const [shown, setShown] = useState(false);
  if (opened !== null && !signedUp && !shown) setShown(true);
  return { shown, onDone: () => setShown(false) };
}

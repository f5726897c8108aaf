import { useEffect } from "react";
import { useVault } from "../vault-context.tsx";
import { deviceKind } from "../wiring/device-kind.ts";
import { useSignedUp } from "./use-signed-up.ts";

/** Tells one's other devices once what kind this one is. Where it cannot be kept now, the next opening tries again. */
export function useDeviceRecognised(): void {
  const { vault } = useVault();
  const signedUp = useSignedUp();
  useEffect(() => {
    if (signedUp) void vault.recogniseDevice(deviceKind());
  }, [vault, signedUp]);
}

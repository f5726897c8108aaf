import { useEffect } from "react";
import { useVault } from "../vault-context.tsx";
import { deviceKind } from "../wiring/device-kind.ts";
import { useSignedUp } from "./use-signed-up.ts";

/** Time until it is tried again where it could not be kept, in milliseconds. */
const AGAIN_MS = 60_000;

/** Tells one's other devices once what kind this one is. */
export function useDeviceRecognised(): void {
  const { vault } = useVault();
  const signedUp = useSignedUp();
  useEffect(() => {
    if (!signedUp) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const tell = async () => {
      const told = await vault.recogniseDevice(deviceKind());
      if (!told.ok && !left) timer = setTimeout(tell, AGAIN_MS);
    };
    void tell();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [vault, signedUp]);
}

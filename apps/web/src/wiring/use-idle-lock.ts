import { useEffect } from "react";

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll"] as const;

/** Locks after so many minutes without a touch, in sight or out of it; timers sleep with the device, so that waking counts. */
export function useIdleLock(active: boolean, minutes: number, lock: () => Promise<void>): void {
  useEffect(() => {
    if (!active) return;
    const patience = minutes * 60_000;
    let touched = Date.now();
    let timer = setTimeout(check, patience);
    function check() {
      const left = touched + patience - Date.now();
      if (left <= 0) void lock();
      else timer = setTimeout(check, left);
    }
    function touch() {
      // A device that wakes from sleep is touched before its timers run.
      if (Date.now() - touched >= patience) void lock();
      else touched = Date.now();
    }
    function look() {
      if (document.visibilityState === "visible" && Date.now() - touched >= patience) void lock();
    }
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true, capture: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
    };
  }, [active, minutes, lock]);
}

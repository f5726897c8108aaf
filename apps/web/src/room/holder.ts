import { SIDES, type Side } from "@attune/domain/cycle";
import { useCallback, useState } from "react";

const KEY = "holder";

/** Who has the shared device in their hands, and how that changes. */
export interface Holder {
  /** Null as long as nobody has said. */
  readonly side: Side | null;
  readonly handTo: (side: Side | null) => void;
}

/**
 * Known to this tab alone, and across a reload. Whoever comes to the Room from elsewhere says first who they
 * are, so that nobody opens the other's page by coming back.
 */
export function useHolder(): Holder {
  const [side, setSide] = useState(recall);
  const handTo = useCallback((next: Side | null) => {
    setSide(next);
    if (next === null) forgetHolder();
    else keep(next);
  }, []);
  return { side, handTo };
}

/** Nobody holds the device any more: someone left the Room, or the app. */
export function forgetHolder(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage nothing was kept.
  }
}

function recall(): Side | null {
  try {
    return SIDES.find((side) => side === sessionStorage.getItem(KEY)) ?? null;
  } catch {
    return null;
  }
}

function keep(side: Side): void {
  try {
    sessionStorage.setItem(KEY, side);
  } catch {
    // Without storage a reload asks again who has the device.
  }
}

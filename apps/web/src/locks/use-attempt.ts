import type { Result } from "@attune/kernel";
import { useCallback, useRef, useState } from "react";

/** Something that takes a moment and may be refused, such as opening a lock. */
export interface Attempt<Refused> {
  readonly pending: boolean;
  /** Why the last try did not work. */
  readonly refused: Refused | null;
  /** Tries once; while a try is under way, further ones answer null and do nothing. */
  readonly run: <Value>(call: () => Promise<Result<Value, Refused>>) => Promise<Result<Value, Refused> | null>;
  /** Takes the words about the last try away. */
  readonly forget: () => void;
}

export function useAttempt<Refused>(): Attempt<Refused> {
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const busy = useRef(false);
  const run = useCallback(async <Value>(call: () => Promise<Result<Value, Refused>>) => {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    try {
      const result = await call();
      setRefused(result.ok ? null : result.error);
      return result;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }, []);
  const forget = useCallback(() => setRefused(null), []);
  return { pending, refused, run, forget };
}

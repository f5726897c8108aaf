import { useCallback, useEffect, useRef, useState } from "react";

/** Words that are kept a moment after their last change, and at once when the page goes. */
export interface KeptAlone {
  readonly text: string;
  readonly change: (text: string) => void;
  /** The device did not keep the last change; the words are on the screen alone. */
  readonly failed: boolean;
}

const REST_MS = 600;

/** `kept`: the words as they are kept now. `keep` tells whether it worked; calls of it wait for each other. */
export function useKeptAlone(kept: string, keep: (text: string) => Promise<boolean>): KeptAlone {
  const [text, setText] = useState(kept);
  const [failed, setFailed] = useState(false);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const keeper = useRef(keep);
  useEffect(() => {
    keeper.current = keep;
  });

  const write = useCallback(() => {
    const next = waiting.current;
    if (next === null) return;
    waiting.current = null;
    turn.current = turn.current.then(async () => setFailed(!(await keeper.current(next))));
  }, []);

  useEffect(() => {
    addEventListener("pagehide", write);
    return () => {
      removeEventListener("pagehide", write);
      write();
    };
  }, [write]);

  const change = useCallback(
    (next: string) => {
      waiting.current = next;
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(write, REST_MS);
    },
    [write],
  );
  return { text, change, failed };
}

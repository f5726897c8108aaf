import { type DraftSpot, keepDraft, recallDraft } from "@attune/application";
import { useCallback, useEffect, useRef, useState } from "react";
import { useApp } from "../app-context.tsx";

/** Words that someone is writing, kept on the device while they write. */
export interface DraftWords {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Empties the draft, when its words have crossed or are kept elsewhere. */
  readonly clear: () => void;
  /** What was kept before has been read; until then the field waits. */
  readonly ready: boolean;
  /** The device did not keep the last change; the words are on the screen alone. */
  readonly unkept: boolean;
}

const PATIENCE = 150;

/** The draft at this spot. A reload finds it again; storage that refuses is told, and the words stay. */
export function useDraft(spot: DraftSpot): DraftWords {
  const { session } = useApp();
  const { roomId, side, place } = spot;
  const [text, setText] = useState("");
  const [ready, setReady] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const waiting = useRef<{ readonly spot: DraftSpot; readonly text: string } | null>(null);

  const keep = useCallback(async () => {
    const draft = waiting.current;
    waiting.current = null;
    if (draft === null) return;
    const kept = await keepDraft(session, draft.spot, draft.text);
    setUnkept(!kept.ok);
  }, [session]);

  useEffect(() => {
    let current = true;
    setReady(false);
    void recallDraft(session, { roomId, side, place }).then((draft) => {
      if (!current) return;
      setText(draft.ok ? draft.value : "");
      setReady(true);
    });
    return () => {
      current = false;
      void keep();
    };
  }, [session, roomId, side, place, keep]);

  useEffect(() => {
    const keepNow = () => void keep();
    window.addEventListener("pagehide", keepNow);
    document.addEventListener("visibilitychange", keepNow);
    return () => {
      window.removeEventListener("pagehide", keepNow);
      document.removeEventListener("visibilitychange", keepNow);
    };
  }, [keep]);

  useEffect(() => {
    if (waiting.current === null) return;
    const timer = setTimeout(keep, PATIENCE);
    return () => clearTimeout(timer);
  });

  const change = useCallback(
    (next: string) => {
      waiting.current = { spot: { roomId, side, place }, text: next };
      setText(next);
    },
    [roomId, side, place],
  );
  const clear = useCallback(() => {
    change("");
    void keep();
  }, [change, keep]);

  return { text, change, clear, ready, unkept };
}
